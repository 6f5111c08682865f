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
  @Option(help: "The folder for SVGs and PNGs; none are written where none is given.")
  var output: String?
  @Option(help: "Only sheets whose file names have this text.") var sheet = ""

  func run() throws {
    for picture in PictureCase.all where names.isEmpty || names.contains(picture.name) {
      let evaluation = picture.evaluation()
      let errors = evaluation.diagnostics.filter { $0.severity == .error }
      if !errors.isEmpty {
        for error in errors { print("\(picture.name): \(error.summary). \(error.detail)") }
        continue
      }
      let result = DiagramGenerator(environments: evaluation.topologies).generate()
      for drawn in result.sheets where isWanted(drawn.fileName) {
        print("\(picture.name): \(SheetMeasure(drawn))")
        for line in SheetCheck.violations(of: drawn) {
          print("\(picture.name): broken law: \(drawn.view): \(line)")
        }
      }
      for warning in result.diagnostics {
        print("\(picture.name): \(warning.summary). \(warning.detail) \(warning.remedy)")
      }
      if let output { try write(result, to: "\(output)/\(picture.name)") }
    }
  }

  private func isWanted(_ name: String) -> Bool { sheet.isEmpty || name.contains(sheet) }

  private func write(_ result: DiagramResult, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in result.files where file.path.hasSuffix(".svg") && isWanted(file.path) {
      let path = "\(folder)/\(file.path.split(separator: "/").last ?? "")"
      try Data(file.bytes).write(to: URL(fileURLWithPath: path))
    }
    for picture in result.pictures
    where picture.path.hasSuffix(".png") && isWanted(picture.path) {
      let path = "\(folder)/\(picture.path.split(separator: "/").last ?? "")"
      try Data(try picture.render()).write(to: URL(fileURLWithPath: path))
    }
  }
}
