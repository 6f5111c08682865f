/// How often packets pass something.
public enum Times: Hashable, Sendable {
  case once
}
