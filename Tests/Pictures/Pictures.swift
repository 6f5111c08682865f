import ArgumentParser
import Diagrams
import Foundation
import PictureCases
import Reachability
import Topology

/// Draws the models of the tests, for whoever wants to look at their sheets.
@main
struct Pictures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pictures", abstract: "Draws the models that the pictures are tested with.")

  @Argument(help: "The names of models; all where none is given.") var names: [String] = []
  @Option(
    help:
      "The folder for SVGs, PNGs, PPTXs and draw.io files; none are written where none is given.")
  var output: String?
  @Option(help: "Only sheets whose file names have this text.") var sheet = ""
  @Option(help: "So many random models instead.") var random: Int?
  @Option(help: "The seed of the first random model.") var first: UInt64 = 0
  @Flag(help: "Only what is wrong, and how much was drawn.") var quiet = false

  func run() throws {
    var total = PictureTotal()
    for picture in pictures {
      let evaluation = picture.evaluation()
      let errors = evaluation.diagnostics.filter { $0.severity == .error }
      guard errors.isEmpty else {
        total.refused += 1
        for error in errors { print("\(picture.name): \(error.summary). \(error.detail)") }
        continue
      }
      let networks = WalkedNetwork.all(evaluation.topologies)
      let formats: [DiagramFormat] = output == nil ? [] : [.svg, .drawio, .png, .pptx]
      let result = DiagramGenerator(networks: networks, formats: formats).generate()
      for drawn in result.sheets where isWanted(drawn.fileName) {
        tell(drawn, of: picture)
      }
      let faults = networks.flatMap { SheetTruth($0, result.sheets).faults() }
      for fault in faults { print("\(picture.name): untrue: \(fault)") }
      total.add(result.sheets, faults: faults)
      for warning in result.diagnostics where !quiet || warning.code == .graphvizFailed {
        print("\(picture.name): \(warning.summary). \(warning.detail) \(warning.remedy)")
      }
      if let output { try write(result, to: "\(output)/\(picture.name)") }
    }
    print(total)
    if total.hasFaults { throw ExitCode.failure }
  }

  private var pictures: [PictureCase] {
    if let random { return (first..<first + UInt64(random)).map { .random(seed: $0) } }
    return PictureCase.all.filter { names.isEmpty || names.contains($0.name) }
  }

  private func tell(_ sheet: Sheet, of picture: PictureCase) {
    let measure = SheetMeasure(sheet)
    if !quiet || measure.isHardToRead { print("\(picture.name): \(measure)") }
    for line in SheetCheck.violations(of: sheet) {
      print("\(picture.name): broken law: \(sheet.view): \(line)")
    }
  }

  private func isWanted(_ name: String) -> Bool { sheet.isEmpty || name.contains(sheet) }

  private func write(_ result: DiagramResult, to folder: String) throws {
    for file in result.files where !file.path.hasSuffix(".svg") || isWanted(file.path) {
      try write(Data(file.bytes), to: "\(folder)/\(file.path)")
    }
    for picture in result.pictures
    where picture.path.hasSuffix(".png") && isWanted(picture.path) {
      try write(Data(try picture.render()), to: "\(folder)/\(picture.path)")
    }
  }

  private func write(_ data: Data, to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }
}
