import Topology

/// Where the states are, and whose rights Terraform has: within what S3, HCP Terraform and IAM
/// accept, and apart from each other.
enum StateChecks {
  /// What is wrong, each with what to do.
  static func problems(_ topology: Topology) -> [(String, String)] {
    state(topology) + role(topology)
  }

  private static func state(_ topology: Topology) -> [(String, String)] {
    switch topology.settings.state {
    case .unmanaged: []
    case .standard: standard(StateBucket.name(of: topology))
    case .s3(let bucket, let key, let region):
      bucketProblems(bucket) + keyProblems(key) + regionProblems(region)
    case .cloud(let organization, let workspace):
      [("organization", organization, 40), ("workspace", workspace, 90)].compactMap {
        cloudProblem($0, $1, longest: $2)
      }
    }
  }

  private static func standard(_ bucket: String) -> [(String, String)] {
    guard bucket.count > StateBucket.longestName else { return [] }
    return [
      (
        "the name of the state's bucket, '\(bucket)', is too long",
        "Shorten the architecture's or the environment's name, or name a bucket with "
          + "'TerraformState': a bucket's name may have \(StateBucket.longestName) characters, this "
          + "one has \(bucket.count)."
      )
    ]
  }

  /// Source: Amazon S3 user guide, "General purpose bucket naming rules".
  private static func bucketProblems(_ name: String) -> [(String, String)] {
    let isName =
      (3...StateBucket.longestName).contains(name.utf8.count)
      && name.utf8.allSatisfy { isLowerOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == 0x2E }
      && isLowerOrDigit(name.utf8.first ?? 0) && isLowerOrDigit(name.utf8.last ?? 0)
      && !name.contains("..") && IPv4Address(name) == nil && !name.hasPrefix("xn--")
      && !name.hasSuffix("-s3alias") && !name.hasSuffix("--ol-s3")
    guard !isName else { return [] }
    return [
      (
        "'\(name)' cannot name the state's bucket",
        "Use 3 to \(StateBucket.longestName) lowercase letters, digits, dots and hyphens, beginning "
          + "and ending with a letter or a digit."
      )
    ]
  }

  /// Source: Amazon S3 user guide, "Naming Amazon S3 objects"; Terraform, "Backend Type: s3", on
  /// `key`.
  private static func keyProblems(_ key: String) -> [(String, String)] {
    let isKey =
      (1...1024).contains(key.utf8.count) && !key.hasPrefix("/") && !key.hasSuffix("/")
      && key.utf8.allSatisfy {
        isLowerOrDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || "!-_.*'()/=".utf8.contains($0)
      }
    guard !isKey else { return [] }
    return [
      (
        "'\(key)' cannot be the path of the state in its bucket",
        "Use letters, digits and ! - _ . * ' ( ) / =, without a slash at either end."
      )
    ]
  }

  private static func regionProblems(_ region: String?) -> [(String, String)] {
    guard let region, let problem = TextForm.regionCode.problem(of: region) else { return [] }
    return [("'\(region)' is not the Region of a bucket", problem)]
  }

  /// Source: HCP Terraform, "Create workspaces", on names, and its API reference on organizations.
  private static func cloudProblem(
    _ what: String, _ name: String, longest: Int
  ) -> (String, String)? {
    let isName =
      (1...longest).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        isLowerOrDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || "-_".utf8.contains($0)
      }
    guard !isName else { return nil }
    return (
      "'\(name)' cannot name the \(what) of the state",
      "Use 1 to \(longest) letters, digits, hyphens and underscores."
    )
  }

  private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  // MARK: The role

  /// Source: AWS Security Token Service API reference, "AssumeRole"; IAM user guide, "IAM
  /// identifiers".
  private static func role(_ topology: Topology) -> [(String, String)] {
    guard let role = topology.settings.role else { return [] }
    var problems: [(String, String)] = []
    let parts = role.arn.split(separator: ":", omittingEmptySubsequences: false)
    let account = topology.environment.account
    if parts.count != 6 || parts[0] != "arn" || parts[2] != "iam" || !parts[3].isEmpty
      || !parts[5].hasPrefix("role/") || parts[5].count == 5
      || !parts[5].utf8.allSatisfy({ isSessionByte($0) || $0 == UInt8(ascii: "/") })
    {
      problems.append(
        (
          "'\(role.arn)' is not the ARN of a role",
          "Write it as arn:aws:iam::\(account):role/NAME."
        ))
    } else if parts[4] != account {
      problems.append(
        (
          "the role '\(role.arn)' is of the account \(parts[4])",
          "Name a role of the environment's account, \(account)."
        ))
    }
    let isSession =
      (2...64).contains(role.sessionName.utf8.count)
      && role.sessionName.utf8.allSatisfy { isSessionByte($0) }
    if !isSession {
      problems.append(
        (
          "'\(role.sessionName)' cannot name a session",
          "Use 2 to 64 letters, digits and _ = , . @ -."
        ))
    }
    if let id = role.externalID,
      !(2...1224).contains(id.utf8.count)
        || !id.utf8.allSatisfy({ isSessionByte($0) || ":/".utf8.contains($0) })
    {
      problems.append(
        (
          "'\(id)' cannot be an external ID",
          "Use 2 to 1224 letters, digits and _ = , . @ : / -."
        ))
    }
    return problems
  }

  private static func isSessionByte(_ byte: UInt8) -> Bool {
    isLowerOrDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || "_+=,.@-".utf8.contains(byte)
  }

  // MARK: Apart from each other

  /// PLB015: two environments with one state would each destroy what is the other's.
  static func shared(_ topologies: [Topology]) -> [Diagnostic] {
    var first: [StateLocation: String] = [:]
    return topologies.compactMap { topology in
      let state = topology.settings.state
      switch state {
      case .standard, .unmanaged: return nil
      case .s3, .cloud: break
      }
      let name = topology.environment.name
      guard let other = first.updateValue(name, forKey: state) else { return nil }
      return Diagnostic(
        .invalidEnvironment, summary: "the environments '\(other)' and '\(name)' have one state",
        detail: "What Terraform finds in a state and not in the configuration it destroys.",
        remedy: "Let the key or the workspace hold the environment's name.",
        location: topology.environment.location)
    }
  }
}
