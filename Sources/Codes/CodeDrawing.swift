import Domain

/// A code as an SVG element.
package struct CodeDrawing: Sendable, Hashable {
    let path: String
    let lineWidth: Int
    /// Modules, quiet zones included.
    package let width: Int
    package let height: Int
    let label: String
    let millimetres: Double?

    /// Safe as raw HTML: the label is escaped, all the rest is made here.
    package var svg: String { element(size, stretched: false) }

    /// The same at a printed size, stretched to it: a bar code may be as high as there is room.
    package func svg(width: Double, height: Double) -> String {
        element(" width=\"\(width)mm\" height=\"\(height)mm\"", stretched: true)
    }

    private var size: String {
        millimetres.map { " width=\"\(Double(width) * $0)mm\" height=\"\(Double(height) * $0)mm\"" } ?? ""
    }

    private func element(_ size: String, stretched: Bool) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)"\(size)\
        \(stretched ? " preserveAspectRatio=\"none\"" : "") role="img" \
        aria-label="\(HTMLText.escape(label))" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h\(width)v\(height)H0z"/>\
        <path stroke="#000" stroke-width="\(lineWidth)" d="\(path)"/></svg>
        """
    }
}
