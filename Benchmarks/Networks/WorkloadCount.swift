/// How many workload VPCs an architecture has.
public protocol WorkloadCount: Sendable {
  static var number: Int { get }
}

public enum One: WorkloadCount { public static let number = 1 }
public enum Ten: WorkloadCount { public static let number = 10 }
public enum Twenty: WorkloadCount { public static let number = 20 }
public enum Fifty: WorkloadCount { public static let number = 50 }
public enum Hundred: WorkloadCount { public static let number = 100 }
public enum TwoHundred: WorkloadCount { public static let number = 200 }
public enum FiveHundred: WorkloadCount { public static let number = 500 }
public enum Thousand: WorkloadCount { public static let number = 1_000 }
