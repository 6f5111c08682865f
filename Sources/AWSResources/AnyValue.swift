import Topology

/// ``Topology/Value`` under a name that ``Argument`` can use: inside it, `Value` is the value of a
/// dictionary literal, and `Topology` is a type as well as a module.
public typealias AnyValue = Value
