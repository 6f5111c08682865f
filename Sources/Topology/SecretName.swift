/// Tells from the name of an environment variable that its value is a secret.
package enum SecretName {
  private static let telling: Set = [
    "APIKEY", "CREDENTIAL", "CREDENTIALS", "KEY", "PASSWD", "PASSWORD", "SECRET", "TOKEN",
  ]
  /// Such a name tells where the secret is, not what it is.
  private static let pointing: Set = ["ARN", "FILE", "ID", "NAME", "PATH"]

  package static func matches(_ name: String) -> Bool {
    let words = name.uppercased().split(separator: "_").map(String.init)
    return words.contains(where: telling.contains) && !pointing.contains(words.last ?? "")
  }
}
