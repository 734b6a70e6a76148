import Foundation

/// Cleans an icon: only plain shapes and their measures get through, and the element is written anew.
struct Icon {
    static let maximumBytes = 4_096
    /// Shown for a module without an icon of its own: a luggage label.
    static let plain =
        opening(viewBox: "0 0 24 24", more: stroke)
        + "<path d=\"M3 12 12 3h8v8l-9 9z\"/><circle cx=\"16\" cy=\"8\" r=\"1.5\"/></svg>"

    private static let stroke =
        " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
    private static let elements: Set<String> = [
        "svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon",
    ]
    static let attributes: Set<String> = [
        "d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "points", "fill",
        "stroke",
        "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "fill-rule", "transform", "opacity",
    ]

    /// The icon named by a manifest, cleaned; the plain one when it names none; nil when something was reported.
    static func read(_ manifest: MappingReader, in files: ModuleFiles, _ report: Report) -> String? {
        guard manifest.value("icon") != nil else { return plain }
        guard let (name, node) = manifest.text("icon") else { return nil }
        guard let pattern = Pattern("[a-zA-Z0-9][a-zA-Z0-9_-]{0,60}\\.svg"), pattern.matches(name) else {
            report.add(.iconName(name), at: node)
            return nil
        }
        switch files.text(name, limit: maximumBytes) {
        case .failure(let problem):
            report.add(problem, at: node)
            return nil
        case .success(let text):
            return clean(text).mapProblem { report.add($0, at: node) }
        }
    }

    /// The same picture with nothing else in it, or what stands in the way.
    static func clean(_ text: String) -> Result<String, Problem> {
        var scanner = MarkupScanner(text)
        var open: [String] = []
        var output = ""
        var done = false
        while let token = scanner.next() {
            switch token {
            case .broken: return .failure(.iconMalformed)
            case .forbidden(let thing): return .failure(.iconNotAllowed(thing))
            case .open(let name, let attributes, let closed):
                guard elements.contains(name) else { return .failure(.iconNotAllowed(name)) }
                guard open.isEmpty == (name == "svg"), !done, open.count < 8 else { return .failure(.iconMalformed) }
                switch write(name, attributes) {
                case .failure(let problem): return .failure(problem)
                case .success(let tag): output += tag + (closed ? "/>" : ">")
                }
                if !closed { open.append(name) }
            case .close(let name):
                guard open.popLast() == name else { return .failure(.iconMalformed) }
                output += "</\(name)>"
                done = open.isEmpty
            }
        }
        return done ? .success(output) : .failure(.iconMalformed)
    }

    private static func write(_ name: String, _ given: [(String, String)]) -> Result<String, Problem> {
        var written = ""
        var viewBox: String?
        for (key, value) in given {
            if name == "svg", key == "xmlns", value == "http://www.w3.org/2000/svg" { continue }
            if name == "svg", key == "viewBox" { viewBox = value }
            if name == "svg", ["width", "height", "viewBox"].contains(key) {
                if isMeasure(value) { continue }
                return .failure(.iconNotAllowed("\(key)=\"\(value)\""))
            }
            guard attributes.contains(key), isMeasure(value) else {
                return .failure(.iconNotAllowed("\(key)=\"\(value)\""))
            }
            written += " \(key)=\"\(value)\""
        }
        guard name == "svg" else { return .success("<\(name)\(written)") }
        guard let viewBox else { return .failure(.iconMalformed) }
        return .success(String(opening(viewBox: viewBox, more: written).dropLast()))
    }

    private static func opening(viewBox: String, more: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(viewBox)\" width=\"24\" height=\"24\""
            + " aria-hidden=\"true\" focusable=\"false\"\(more)>"
    }

    /// Numbers, path letters, colour words and `rotate(…)`: no quotes, no colon, no address.
    static func isMeasure(_ value: String) -> Bool {
        !value.lowercased().contains("url") && !value.isEmpty
            && value.unicodeScalars.allSatisfy {
                ScalarSet.words.contains($0) || " \n\r.,#()+-%".unicodeScalars.contains($0)
            }
    }
}

extension Result where Failure == Problem {
    fileprivate func mapProblem(_ report: (Problem) -> Void) -> Success? {
        switch self {
        case .success(let value): return value
        case .failure(let problem):
            report(problem)
            return nil
        }
    }
}
