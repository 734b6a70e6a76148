import Foundation

/// What an author drew on a photo: shapes in the order of drawing, then a crop, then a turn.
///
/// Places are ten-thousandths of the upright, uncropped picture's width or height.
package struct Marks: Codable, Sendable, Hashable {
    package struct Box: Codable, Sendable, Hashable {
        package var x: Int
        package var y: Int
        package var w: Int
        package var h: Int

        package init(x: Int, y: Int, w: Int, h: Int) {
            self.x = x
            self.y = y
            self.w = w
            self.h = h
        }

        /// True when it is in the picture, with a width and a height.
        var isInside: Bool {
            x >= 0 && y >= 0 && w > 0 && h > 0 && x <= Marks.scale && y <= Marks.scale && w <= Marks.scale - x
                && h <= Marks.scale - y
        }
    }

    package enum Colour: String, Codable, Sendable, CaseIterable { case red, yellow, blue, black, white }

    package enum Shape: Codable, Sendable, Hashable {
        /// Nothing finer than 6 x 6 mean colours survives under it.
        case blur(Box)
        case arrow(x: Int, y: Int, toX: Int, toY: Int, Colour)
        /// An ellipse in the box.
        case circle(Box, Colour)
        /// 1...99 in a disc.
        case number(x: Int, y: Int, Int, Colour)
        /// From its top left corner, one line.
        case text(x: Int, y: Int, String, Colour)
    }

    package static let scale = 10_000
    package static let most = 60
    /// Characters.
    package static let textLimit = 80

    package var shapes: [Shape]
    package var crop: Box?
    /// Quarter turns clockwise, 0...3.
    package var turn: Int

    package init(shapes: [Shape] = [], crop: Box? = nil, turn: Int = 0) {
        self.shapes = shapes
        self.crop = crop
        self.turn = turn
    }

    package var isEmpty: Bool { shapes.isEmpty && crop == nil && turn == 0 }

    /// True when every figure is one that may be drawn.
    package var isSound: Bool {
        shapes.count <= Self.most && (0...3).contains(turn) && crop?.isInside != false
            && shapes.allSatisfy(\.isSound)
    }

    /// One word each, as the picture worker reads them.
    package var arguments: [String] {
        shapes.map(\.argument) + (crop.map { ["crop:\($0.words)"] } ?? []) + (turn == 0 ? [] : ["turn:\(turn)"])
    }
}

extension Marks.Box {
    fileprivate var words: String { "\(x),\(y),\(w),\(h)" }
}

extension Marks.Shape {
    fileprivate var isSound: Bool {
        func isIn(_ places: Int...) -> Bool { places.allSatisfy { (0...Marks.scale).contains($0) } }
        switch self {
        case .blur(let box), .circle(let box, _): return box.isInside
        case .arrow(let x, let y, let toX, let toY, _): return isIn(x, y, toX, toY) && (x != toX || y != toY)
        case .number(let x, let y, let number, _): return isIn(x, y) && (1...99).contains(number)
        case .text(let x, let y, let text, _):
            return isIn(x, y) && !text.isBlank && text.count <= Marks.textLimit && text.utf8.count <= 1000
        }
    }

    fileprivate var argument: String {
        switch self {
        case .blur(let box): "blur:\(box.words)"
        case .arrow(let x, let y, let toX, let toY, let colour): "arrow:\(x),\(y),\(toX),\(toY),\(colour.rawValue)"
        case .circle(let box, let colour): "circle:\(box.words),\(colour.rawValue)"
        case .number(let x, let y, let number, let colour): "number:\(x),\(y),\(number),\(colour.rawValue)"
        case .text(let x, let y, let text, let colour):
            "text:\(x),\(y),\(colour.rawValue),\(Self.address(text))"
        }
    }

    /// Base64 in the alphabet of addresses, without padding.
    private static func address(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
    }
}
