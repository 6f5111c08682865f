/// Whether interfaces of a resource type have public addresses.
package indirect enum PublicFlag: Hashable, Sendable {
  case never
  case always
  case unknown
  /// As the subnet has it (`map_public_ip_on_launch`).
  case asSubnet
  /// As the template or parent has it that names the subnets, and where that says nothing, as the
  /// subnet has it.
  case asSource
  /// Where one of the resources that name this one by `link` has the argument true.
  case asDependents(type: String, link: ArgumentPath, argument: ArgumentPath)
  /// The argument is true; where it is not given, `absent` holds.
  case flag(ArgumentPath, absent: PublicFlag)
  /// The argument is false; where it is not given, `absent` holds.
  case inverted(ArgumentPath, absent: PublicFlag)
  /// The argument has one of the values; where it is not given, `absent` holds.
  case value(ArgumentPath, [String], absent: PublicFlag)
  /// The argument is given, as an Elastic IP address is.
  case given(ArgumentPath)
}
