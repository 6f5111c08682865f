import Foundation
import Import
import Topology

/// Where a plan or state comes from: a file, standard input, or Terraform itself.
struct TerraformInput {
  let path: String
  let name: String
  /// The folder of the configuration, to plan there with mocked providers; nil to go by the
  /// plan's JSON alone.
  var configuration: String?

  /// - Parameter name: What to call it; by default after the file or its folder.
  init(_ path: String, name: String?) {
    self.path = path
    self.name = Self.hyphened(name ?? Self.name(of: path))
  }

  /// The imported model; nil after an error, which is told.
  func read(reportingTo console: Console) -> ImportedTerraform? {
    do throws(ImportError) {
      let bytes = try bytes()
      var mock: MockedPlan?
      if let configuration {
        console.progress("Planning with mocked providers")
        mock = try ExactRun(bytes, in: configuration).mock()
        console.endProgress()
      }
      return try ImportedTerraform(bytes, name: name, mock: mock)
    } catch {
      console.error("\(error.diagnostic(shownPath))\n")
      return nil
    }
  }

  /// The folder of the configuration where the input itself tells: a folder, or a plan file in one.
  var folder: String? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    if isFolder.boolValue { return path }
    let start = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: 4)
    return start == Data([0x50, 0x4B, 0x03, 0x04])
      ? URL(fileURLWithPath: path).deletingLastPathComponent().relativePath : nil
  }

  /// What an error calls the input.
  var shownPath: String { path == "-" ? "standard input" : path }

  /// The input as it is; nil after an error, which is told.
  func readBytes(reportingTo console: Console) -> [UInt8]? {
    do throws(ImportError) { return try bytes() } catch {
      console.error("\(error.diagnostic(shownPath))\n")
      return nil
    }
  }

  private func bytes() throws(ImportError) -> [UInt8] {
    if path == "-" {
      do { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) } catch {
        throw .unreadable(path: "standard input", reason: error.localizedDescription)
      }
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .unreadable(path: path, reason: "there is no such file or folder")
    }
    if isFolder.boolValue { return try TerraformShow.output(in: path, plan: nil) }
    let bytes: [UInt8]
    do { bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
    guard !bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      let file = URL(fileURLWithPath: path).absoluteURL
      return try TerraformShow.output(
        in: file.deletingLastPathComponent().path, plan: file.lastPathComponent)
    }
    return bytes
  }

  // MARK: Names

  /// A file says by its own name what it is, unless that is `plan.json` or the like.
  private static func name(of path: String) -> String {
    guard path != "-" else { return "imported" }
    let url = URL(fileURLWithPath: path).standardizedFileURL
    let own = url.lastPathComponent.prefix { $0 != "." }
    let general: Set<Substring> = ["plan", "state", "terraform", "tfplan", "show", "output"]
    return general.contains(own.lowercased()[...])
      ? url.deletingLastPathComponent().lastPathComponent : String(own)
  }

  private static func hyphened(_ text: String) -> String {
    let parts = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = parts.joined(separator: "-")
    return name.isEmpty ? "imported" : name
  }
}
