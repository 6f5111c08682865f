import PictureRenderer
import Topology

extension DiagramGenerator {
  /// Says that a sheet is so large that its PNG has less than the usual two pixels to a point
  /// (PLB068). The SVG, the PDF and the other forms are whole.
  static func tooLarge(_ sheet: Sheet) -> Diagnostic? {
    let (width, height) = (Double(sheet.width), Double(sheet.height))
    let scale = PictureRenderer.scale(2, width: width, height: height)
    guard scale < 2 else { return nil }
    let percent = Int(scale * 50)
    return Diagnostic(
      .pictureTooLarge, severity: .note, summary: "'\(sheet.fileName).png' is drawn smaller",
      detail:
        "The sheet is \(sheet.width) by \(sheet.height) points; the picture has \(percent) % of the "
        + "usual pixels to a point.",
      remedy: "Look at the SVG, or divide what it shows.",
      environment: sheet.environments.count == 1 ? sheet.environments[0] : nil)
  }
}
