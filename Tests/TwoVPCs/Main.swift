import ArchitectureFixtures
import Plumbline

@main
enum Main {
  static func main() { TwoVPCs.main() }
}
