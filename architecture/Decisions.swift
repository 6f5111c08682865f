import Plumbline

/// What was decided, and what it costs. The documents link each to what it shaped.
extension MetricsPlatform {
  @RegionBuilder func decisions(in environment: Environment) -> [any RegionMember] {
    Decision("One Region", on: ElementID("hub"), ElementID("whisper")) {
      Context("The application and everybody who looks at its metrics are in Singapore.")
      Choice("Each environment is in one Region, in two zones or more.")
      Consequence("The loss of the Region is the loss of the platform until it returns.")
      Consequence("No traffic, and no copy of the metrics, crosses a border.")
    }
    Decision(
      "Inspection in one place", on: ElementID("inspection"), ElementID("hub")
    ) {
      Context(
        "Packets that enter, leave or cross VPCs must be inspected, and the rules be one set.")
      Choice(
        "One inspection VPC behind the transit gateway, with a firewall endpoint in every zone and "
          + "appliance mode on its attachment.")
      Consequence("A new VPC is inspected as soon as its attachment is in the first route table.")
      Consequence("Packets pass the transit gateway twice, and are charged for twice.")
      Consequence("A mistake in the policy stops every VPC at once.")
    }
    Decision(
      "The load balancer stands in a VPC of its own", on: ElementID("ingress", "web"),
      ElementID("metrics", "graphite", "load-balancer")
    ) {
      Context("Clients come from the internet; the workload must not have a way to or from it.")
      Choice(
        "The public load balancer is in the ingress VPC and sends to fixed addresses of an internal "
          + "network load balancer in the workload VPC, through the firewall.")
      Consequence("The workload VPC has no internet gateway, and no public address.")
      Consequence("The fixed addresses take part in the address plan and must stay free.")
    }
    Decision("StatsD runs alone", on: ElementID("metrics", "statsd")) {
      Context(
        "StatsD sums what it receives for ten seconds and then flushes. Two daemons would each flush "
          + "a part of the sum, and the later one would win.")
      Choice("One task, stopped before its successor starts; never two.")
      Consequence("While it is replaced, or its zone fails, metrics of a minute or two are lost.")
      Consequence("It grows by a larger task, not by more tasks.")
    }
    Decision(
      "Graphite is the only writer of its files", on: ElementID("metrics", "graphite"),
      ElementID("whisper")
    ) {
      Context("Whisper files have no lock: two writers of one file damage it.")
      Choice("One task on an EFS file system that is present in every zone.")
      Consequence("When a zone fails, the task starts in another one on the same files.")
      Consequence("Every small write crosses the network; elastic throughput is paid for by use.")
    }
    Decision(
      "Images and logs by VPC endpoints", on: ElementID("workload", "endpoints")
    ) {
      Context("Tasks pull images, write logs and read secrets of AWS before they do anything else.")
      Choice(
        "Interface endpoints in the workload VPC, and a gateway endpoint for the layers in S3.")
      Consequence("Tasks start while the firewall or the way out is away.")
      Consequence("Endpoints cost by zone and hour, used or not.")
    }
    if environment == .dev {
      Decision("One NAT gateway in development", on: ElementID("egress")) {
        Context("A NAT gateway costs the same in every zone, used or not.")
        Choice("Development has one, in zone a; the other environments have one for each zone.")
        Consequence("Development loses its way out together with zone a.")
      }
      Decision("No backup in development", on: ElementID("whisper")) {
        Context("Its metrics are made by tests and can be made again.")
        Choice("Development has no backup plan.")
        Consequence("What is deleted there is gone.")
      }
    }
  }
}
