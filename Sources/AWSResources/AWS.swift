/// The AWS resource types of the Terraform provider, one struct for each.
///
/// The names are Terraform's own, put mechanically into Swift's spelling: `aws_ec2_transit_gateway`
/// is ``Ec2TransitGateway``, its argument `amazon_side_asn` is `amazonSideAsn`.
///
/// ```swift
/// let vpc = AWS.Vpc(cidrBlock: "10.0.0.0/16", enableDnsHostnames: true)
/// vpc.arguments  // ["cidr_block": "10.0.0.0/16", "enable_dns_hostnames": true]
/// ```
public enum AWS {
  /// The Swift type that stands for Terraform's `number`: an integer or a decimal number.
  public enum Number {}
}
