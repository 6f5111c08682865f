@_exported import ArchitectureDSL
@_exported import Topology
