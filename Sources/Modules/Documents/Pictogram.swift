/// Signs that everybody reads, drawn here in simple shapes.
///
/// Each lies in a square of 24 units.
package enum Pictogram {
    /// Ids that an option of a choice may have to be shown as a sign.
    package static let names: [String] = (arrows.map(\.key) + drawings.map(\.key)).sorted()

    /// An SVG element, safe as raw HTML, hidden from screen readers: the words beside it say the same.
    ///
    /// The colour is written into it: WeasyPrint does not know that of the text around a drawing.
    /// - Returns: nil when there is no such sign.
    static func svg(_ name: String, colour: Colour = .black) -> String? {
        let shapes = arrows[name].map { "<g transform=\"rotate(\($0) 12 12)\">\(arrow)</g>" } ?? drawings[name]
        return shapes.map { element($0).replacing("currentColor", with: colour.css) }
    }

    private static func element(_ shapes: String) -> String {
        """
        <svg class="leaf-pictogram" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" \
        stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">\
        \(shapes)</svg>
        """
    }

    /// Turns to the right from straight on, in degrees.
    private static let arrows: [String: Int] = [
        "arrow_up": 0, "arrow_up_right": 45, "arrow_right": 90, "arrow_down_right": 135, "arrow_down": 180,
        "arrow_down_left": 225, "arrow_left": 270, "arrow_up_left": 315,
    ]
    private static let arrow = path("M12 1.5 21.5 11l-3 3-4.3-4.3V22.5H9.8V9.7L5.5 14l-3-3z")

    /// A filled shape.
    private static func path(_ data: String) -> String { "<path fill=\"currentColor\" stroke=\"none\" d=\"\(data)\"/>" }

    private static func line(_ data: String) -> String { "<path d=\"\(data)\"/>" }

    private static func dot(_ x: Double, _ y: Double, _ radius: Double) -> String {
        "<circle fill=\"currentColor\" stroke=\"none\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\"/>"
    }

    private static func ring(_ x: Double, _ y: Double, _ radius: Double) -> String {
        "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\"/>"
    }

    private static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ round: Double) -> String {
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"\(round)\"/>"
    }

    private static let drawings: [String: String] = [
        "info": ring(12, 12, 10) + dot(12, 7, 1.6) + line("M12 11v6.5"),
        "wheelchair": dot(9.5, 3.2, 2.2) + line("M9.5 7.5v6.5h6l2.5 5.5 2-.8M9.5 10h5")
            + line("M7 11.3a5.5 5.5 0 1 0 7.3 7.2"),
        "queue": dot(4.5, 5.5, 2) + dot(12, 5.5, 2) + dot(19.5, 5.5, 2)
            + [4.5, 12, 19.5].map { path("M\($0 - 2.5) 20.5v-9a2.5 2.5 0 0 1 5 0v9z") }.joined(),
        "ticket": line("M2.5 6h19v4a2 2 0 0 0 0 4v4h-19v-4a2 2 0 0 0 0-4zM15 6v2M15 11v2M15 16v2"),
        "toilets": dot(6, 3.5, 1.9) + line("M6 8.5 3 16h6z") + line("M4.7 16v5.5M7.3 16v5.5M12 2.5v19")
            + dot(18, 3.5, 1.9) + line("M15.5 14V8.5h5V14M16.7 14v7.5M19.3 14v7.5"),
        "lift": box(2, 2, 20, 20, 1) + path("M8 6.5l3.5 5.5h-7zM16 17.5l-3.5-5.5h7z"),
        "stairs": line("M2.5 20.5h5v-4.5h4.5v-4.5h4.5V7h5") + line("M3.5 11.5 10 5M10 5H6M10 5v4"),
        "entrance": line("M11 3h9.5v18H11") + line("M2.5 12H15M15 12l-4.5-4.5M15 12l-4.5 4.5"),
        "exit": line("M13 3H3.5v18H13") + line("M9 12h12.5M21.5 12 17 7.5M21.5 12 17 16.5"),
        "phone": line("M6.5 2.5 9.5 8 7.3 10.3c1.2 2.8 3.6 5.2 6.4 6.4L16 14.5l5.5 3c-.3 2.5-1.8 4-4 4")
            + line("M17.5 21.5C10 21.5 2.5 14 2.5 6.5c0-2.2 1.5-3.7 4-4"),
        "no_smoking": ring(12, 12, 10) + path("M5.5 12.5h8v2.8h-8zM14.5 12.5h1v2.8h-1zM16.5 12.5h1v2.8h-1z")
            + line("M17 9.5c0-2-2-1-2-3M5 5l14 14"),
        "wait": ring(12, 12, 10) + line("M12 6v6l4 2.5"),
        "mail": box(2, 5, 20, 14, 1) + line("M2.5 6 12 13.5 21.5 6"),
        "quiet": path("M2.5 9H7l6.5-5v16L7 15H2.5z") + line("M17 9.5l5 5M22 9.5l-5 5"),
    ]
}
