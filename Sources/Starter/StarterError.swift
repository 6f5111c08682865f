/// Why no package was begun. Nothing was written then.
package enum StarterError: Error, Hashable, CustomStringConvertible {
  case invalidName(String)
  case occupied(String)
  case noPlumbline(String)
  case refused(path: String, reason: String)

  package var description: String {
    switch self {
    case .invalidName(let name):
      "'\(name)' cannot be the name: it begins resource names, so it has up to 20 lowercase letters, "
        + "digits and single hyphens, a letter first. Give one with --name."
    case .occupied(let path):
      "'\(path)' is not an empty folder, and nothing is overwritten. Name a folder that is empty or "
        + "does not exist."
    case .noPlumbline(let path):
      "There is no Plumbline in '\(path)'. Give its folder or the address of its repository with "
        + "--plumbline."
    case .refused(let path, let reason): "'\(path)' cannot be written: \(reason)."
    }
  }
}
