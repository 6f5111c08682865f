/// What a load balancer for HTTPS does with plain HTTP.
public enum PlainHTTP: Hashable, Sendable {
  /// Port 80 answers with a redirect to HTTPS.
  case redirected
  /// Port 80 is not open.
  case closed
}
