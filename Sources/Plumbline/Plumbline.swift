@_exported import AWSResources
@_exported import ArchitectureDSL
@_exported import Topology
