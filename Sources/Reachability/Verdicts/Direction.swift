/// Which way a packet goes.
package enum Direction: String, Hashable, Sendable, Codable {
  case forward, reply
}
