@main
struct MetricsPlatform {
  static func main() {}
}
