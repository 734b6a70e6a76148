import Foundation

/// A picture as its author describes it: one thing a line, later ones over earlier ones.
///
/// `sheet 800,600 500x700 turn=-4 fill=sky : TITRE / une ligne` is a prop's name, where its centre is, its size,
/// what else there is to say, and after the colon the words on it. A drawing is 1600 x 1200 units.
struct Scene {
    let items: [Item]

    struct Item {
        let name: String
        let at: Point
        let width: Double
        let height: Double
        let options: [String: String]
        /// What is written on it, parted by ` / `.
        let words: [String]

        var turn: Double { number("turn", 0) }

        func number(_ option: String, _ standard: Double) -> Double { options[option].flatMap(Double.init) ?? standard }
        func count(_ option: String, _ standard: Int) -> Int { options[option].flatMap { Int($0) } ?? standard }

        func colour(_ option: String = "fill", _ standard: Colour) -> Colour {
            options[option].flatMap { Colour.named[$0] } ?? standard
        }

        func point(_ option: String, _ standard: Point) -> Point {
            options[option].flatMap { Item.pair($0, ",") } ?? standard
        }

        /// Options such as `fills=sky,mint`.
        func colours(_ option: String, _ standard: [Colour]) -> [Colour] {
            let found = (options[option] ?? "").split(separator: ",").compactMap { Colour.named[String($0)] }
            return found.isEmpty ? standard : found
        }

        func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

        fileprivate static func pair(_ text: String, _ mark: Character) -> Point? {
            let parts = text.split(separator: mark).compactMap { Double($0) }
            return parts.count == 2 ? Point(parts[0], parts[1]) : nil
        }
    }

    /// - Throws: `SceneError` for a line with a prop that does not exist.
    init(_ lines: [String]) throws {
        items = try lines.map(Self.item)
    }

    private static func item(_ line: String) throws -> Item {
        let halves = line.split(separator: ":", maxSplits: 1)
        let words = halves.count > 1 ? halves[1].split(separator: "/").map(trimmed) : []
        var parts = (halves.first ?? "").split(separator: " ").map(String.init)
        let name = parts.isEmpty ? "" : parts.removeFirst()
        guard Prop.all[name] != nil else { throw SceneError(description: "no prop is called “\(name)”: \(line)") }
        var at = Point(800, 600)
        var size = Point(0, 0)
        var options: [String: String] = [:]
        for part in parts {
            if let equals = part.firstIndex(of: "=") {
                options[String(part[..<equals])] = String(part[part.index(after: equals)...])
            } else if let point = Item.pair(part, ",") {
                at = point
            } else if let pair = Item.pair(part, "x") {
                size = pair
            } else {
                throw SceneError(description: "“\(part)” is not understood: \(line)")
            }
        }
        return Item(name: name, at: at, width: size.x, height: size.y, options: options, words: words)
    }

    private static func trimmed(_ text: Substring) -> String { text.trimmingCharacters(in: .whitespaces) }

    func draw() -> Canvas {
        var canvas = Canvas(size: Point(1600, 1200))
        for item in items {
            guard let draw = Prop.all[item.name] else { continue }
            canvas.placed(at: item.at, turn: item.turn) { draw(item, &$0) }
        }
        canvas.grain()
        return canvas
    }
}

/// A line of a drawing that means nothing.
struct SceneError: Error, CustomStringConvertible {
    let description: String
}

/// The things that drawings are made of, each drawn around its centre.
enum Prop {
    typealias Draw = @Sendable (Scene.Item, inout Canvas) -> Void

    static let all: [String: Draw] = [grounds, papers, tables, tools, machines, furniture, boxes, signs, people]
        .reduce([:]) { $0.merging($1) { first, _ in first } }
}
