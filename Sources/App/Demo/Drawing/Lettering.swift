import Foundation

/// Capitals drawn with a round pen, as on the labels of a workshop.
///
/// A letter is a few strokes on a grid 6 high, written `x,y x,y`, strokes parted by `|`; `~` rounds a stroke's corners,
/// `o` rounds and closes it.
enum Lettering {
    struct Letter {
        let strokes: [[Point]]
        let width: Double
    }

    static let height = 6.0
    private static let gap = 1.5
    private static let space = 2.2

    static let letters: [Character: Letter] = shapes.mapValues(read)

    /// Letters of a text with their places along the line, and how long it is.
    static func set(_ text: String) -> (strokes: [[Point]], width: Double) {
        var x = 0.0
        var strokes: [[Point]] = []
        var middle = 0.0
        for scalar in text.uppercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if let accent = accents[scalar] {
                strokes += read(accent).strokes.map { $0.map { Point($0.x + middle, $0.y) } }
            } else if let letter = letters[Character(scalar)] {
                strokes += letter.strokes.map { $0.map { Point($0.x + x, $0.y) } }
                middle = x + letter.width / 2
                x += letter.width + gap
            } else {
                x += space
            }
        }
        return (strokes, max(0, x - gap))
    }

    private static func read(_ text: String) -> Letter {
        let strokes = text.split(separator: "|").map { stroke -> [Point] in
            let mark = stroke.first
            let points = stroke.drop { $0 == "~" || $0 == "o" }.split(separator: " ").map { pair -> Point in
                let numbers = pair.split(separator: ",").compactMap { Double($0) }
                return Point(numbers.first ?? 0, numbers.last ?? 0)
            }
            return mark == "~" || mark == "o" ? Path.smooth(points, closed: mark == "o") : points
        }
        return Letter(strokes: strokes, width: strokes.joined().map(\.x).max() ?? 0)
    }

    /// Above or under the letter before, from its middle.
    private static let accents: [Unicode.Scalar: String] = [
        "\u{301}": "-0.5,-0.9 0.7,-2", "\u{300}": "0.5,-0.9 -0.7,-2", "\u{302}": "-1,-0.9 0,-1.9 1,-0.9",
        "\u{308}": "-0.9,-1.3 -0.9,-1.3|0.9,-1.3 0.9,-1.3", "\u{327}": "~0.2,6 0.5,6.9 -0.1,7.5 -0.7,7.3",
    ]

    private static let shapes: [Character: String] = [
        "A": "0,6 2,0 4,6|0.8,4 3.2,4",
        "B": "0,0 0,6|~0,0 2.8,0 3.6,0.6 3.6,2.2 2.8,2.8 0,2.8|~0,2.8 3,2.8 4,3.5 4,5.3 3,6 0,6",
        "C": "~4,1.1 3.2,0 0.8,0 0,1.4 0,4.6 0.8,6 3.2,6 4,4.9",
        "D": "0,0 0,6|~0,0 2.6,0 4.1,1.2 4.1,4.8 2.6,6 0,6",
        "E": "3.5,0 0,0 0,6 3.5,6|0,3 2.8,3",
        "F": "3.4,0 0,0 0,6|0,3 2.7,3",
        "G": "~4,1.1 3.2,0 0.8,0 0,1.4 0,4.6 0.8,6 3.2,6 4.1,4.9 4.1,3.4|4.1,3.4 2.5,3.4",
        "H": "0,0 0,6|4,0 4,6|0,3 4,3",
        "I": "0,0 0,6",
        "J": "~2.6,0 2.6,4.6 2,6 0.6,6 0,5",
        "K": "0,0 0,6|3.8,0 0,3.6|1.4,2.5 4,6",
        "L": "0,0 0,6 3.4,6",
        "M": "0,6 0,0 2.4,3.6 4.8,0 4.8,6",
        "N": "0,6 0,0 4,6 4,0",
        "O": "o0.8,0 3.4,0 4.3,1.4 4.3,4.6 3.4,6 0.8,6 0,4.6 0,1.4",
        "P": "0,6 0,0|~0,0 2.8,0 3.8,0.7 3.8,2.7 2.8,3.4 0,3.4",
        "Q": "o0.8,0 3.4,0 4.3,1.4 4.3,4.6 3.4,6 0.8,6 0,4.6 0,1.4|2.7,4.4 4.3,6.5",
        "R": "0,6 0,0|~0,0 2.8,0 3.8,0.7 3.8,2.7 2.8,3.4 0,3.4|1.9,3.4 4,6",
        "S": "~3.8,1 3.1,0 0.9,0 0.1,0.8 0.1,2.1 0.9,2.8 3.1,3.1 3.9,3.9 3.9,5.2 3.1,6 0.8,6 0,5",
        "T": "0,0 4.2,0|2.1,0 2.1,6",
        "U": "~0,0 0,4.6 0.8,6 3.2,6 4,4.6 4,0",
        "V": "0,0 2.1,6 4.2,0",
        "W": "0,0 1.4,6 2.8,1.4 4.2,6 5.6,0",
        "X": "0,0 4,6|4,0 0,6",
        "Y": "0,0 2,3 4,0|2,3 2,6",
        "Z": "0,0 4,0 0,6 4,6",
        "Œ": "~3.2,0 0.8,0 0,1.4 0,4.6 0.8,6 3.2,6|6.2,0 3.2,0 3.2,6 6.2,6|3.2,3 5.6,3",
        "0": "o0.8,0 3,0 3.8,1.4 3.8,4.6 3,6 0.8,6 0,4.6 0,1.4",
        "1": "0,1.3 1.6,0 1.6,6",
        "2": "~0,1.4 0.7,0 3,0 3.8,1.2 3.6,2.4 0,6|0,6 3.9,6",
        "3": "~0.1,0.9 0.9,0 3,0 3.7,0.8 3.7,2.1 3,2.8 1.6,2.8|~1.6,2.8 3,2.8 3.9,3.6 3.9,5.2 3,6 0.8,6 0,5.1",
        "4": "3,6 3,0 0,4.2 4,4.2",
        "5": "3.6,0 0.4,0 0.2,2.6|~0.2,2.6 1.2,2.2 3,2.3 3.8,3.3 3.8,4.9 2.9,6 0.8,6 0,5.2",
        "6": "~3.5,0.6 2.8,0 1.2,0 0.1,1.6 0,4.6 0.8,6 3,6 3.8,5 3.8,3.6 3,2.7 0.8,2.7 0,3.8",
        "7": "0,0 3.8,0 1.4,6",
        "8":
            "o0.9,0 2.9,0 3.6,0.8 3.6,2 2.9,2.8 0.9,2.8 0.2,2 0.2,0.8|o0.8,2.8 3,2.8 3.8,3.7 3.8,5.1 3,6 0.8,6 0,5.1 0,3.7",
        "9": "~0.3,5.4 1,6 2.6,6 3.7,4.4 3.8,1.4 3,0 0.8,0 0,1 0,2.4 0.8,3.3 3,3.3 3.8,2.2",
        "\"": "0,0 0,1.4|1.2,0 1.2,1.4", ";": "0.4,2 0.4,2|0.4,5.9 0,7",
        "«": "1.4,1.6 0,3.1 1.4,4.6|3,1.6 1.6,3.1 3,4.6",
        "»": "0,1.6 1.4,3.1 0,4.6|1.6,1.6 3,3.1 1.6,4.6", ".": "0,6 0,6", ",": "0.4,5.9 0,7", ":": "0,2 0,2|0,6 0,6",
        "'": "0.3,0 0,1.4", "’": "0.3,0 0,1.4",
        "!": "0,0 0,4|0,6 0,6", "?": "~0,1.2 0.7,0 2.7,0 3.4,1.1 3.2,2.2 1.7,3.2 1.7,4.2|1.7,6 1.7,6",
        "-": "0,3.2 2,3.2", "–": "0,3.2 3,3.2", "+": "0,3.2 3.4,3.2|1.7,1.5 1.7,4.9", "=": "0,2.2 3,2.2|0,4.2 3,4.2",
        "/": "0,6.4 2.6,-0.4", "%": "0,6 3.8,0|o0,0 1,0 1,1.2 0,1.2|o2.8,4.8 3.8,4.8 3.8,6 2.8,6",
        "(": "~1.2,-0.4 0,1.4 0,4.6 1.2,6.4", ")": "~0,-0.4 1.2,1.4 1.2,4.6 0,6.4",
        "°": "o0,0 1.4,0 1.4,1.6 0,1.6", "×": "0,1.8 2.8,4.6|2.8,1.8 0,4.6",
        "€":
            "~4,1 3.2,0 1.6,0 0.7,1.4 0.7,4.6 1.6,6 3.2,6 4,5|0,2.4 2.8,2.4|0,3.7 2.6,3.7",
        "→": "0,3 4.4,3|2.8,1.4 4.4,3 2.8,4.6", "…": "0,6 0,6|1.5,6 1.5,6|3,6 3,6",
    ]
}

extension Canvas {
    enum Alignment { case left, centre, right }

    /// - Parameters:
    ///   - point: on the line's middle height.
    ///   - size: height of a capital, in pixels.
    ///   - room: the text is made smaller when it is longer than that.
    mutating func write(
        _ text: String, at point: Point, size: Double, _ colour: Colour = .ink, align: Alignment = .centre,
        room: Double = .infinity, weight: Double = 0.15
    ) {
        let line = Lettering.set(text)
        guard line.width > 0 else { return }
        let unit = min(size / Lettering.height, room / line.width)
        let start: Double =
            switch align {
            case .left: 0
            case .centre: -line.width / 2
            case .right: -line.width
            }
        let pen = unit * Lettering.height * weight
        let outlines = line.strokes.flatMap { stroke in
            Path.line(
                stroke.map { Point(point.x + (start + $0.x) * unit, point.y + ($0.y - Lettering.height / 2) * unit) },
                width: pen
            ).outlines
        }
        fill(Path(outlines), colour)
    }
}
