/// What a model calls a zone: its letter; of a Local Zone and of another Region its whole name.
enum ZoneKey {
  static func of(_ zone: String, in region: String?) -> String {
    guard let own = Surroundings.region(ofZone: zone), own == region else { return zone }
    return String(zone.suffix(1))
  }
}
