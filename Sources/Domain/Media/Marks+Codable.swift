/// The form in which shapes stand in the database and in the editor's page:
/// `{"kind":"arrow","x":1,"y":2,"toX":3,"toY":4,"colour":"red"}`.
extension Marks.Shape {
    private enum CodingKeys: CodingKey { case kind, x, y, w, h, toX, toY, number, text, colour }

    private enum Kind: String, Codable { case blur, arrow, circle, number, text }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func place(_ key: CodingKeys) throws -> Int { try values.decode(Int.self, forKey: key) }
        func colour() throws -> Marks.Colour { try values.decode(Marks.Colour.self, forKey: .colour) }
        let (x, y) = (try place(.x), try place(.y))
        switch try values.decode(Kind.self, forKey: .kind) {
        case .blur: self = .blur(Marks.Box(x: x, y: y, w: try place(.w), h: try place(.h)))
        case .circle: self = .circle(Marks.Box(x: x, y: y, w: try place(.w), h: try place(.h)), try colour())
        case .arrow: self = .arrow(x: x, y: y, toX: try place(.toX), toY: try place(.toY), try colour())
        case .number: self = .number(x: x, y: y, try place(.number), try colour())
        case .text: self = .text(x: x, y: y, try values.decode(String.self, forKey: .text), try colour())
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        func put(_ places: [(CodingKeys, Int)]) throws {
            for (key, place) in places { try values.encode(place, forKey: key) }
        }
        switch self {
        case .blur(let box):
            try values.encode(Kind.blur, forKey: .kind)
            try put([(.x, box.x), (.y, box.y), (.w, box.w), (.h, box.h)])
        case .circle(let box, let colour):
            try values.encode(Kind.circle, forKey: .kind)
            try put([(.x, box.x), (.y, box.y), (.w, box.w), (.h, box.h)])
            try values.encode(colour, forKey: .colour)
        case .arrow(let x, let y, let toX, let toY, let colour):
            try values.encode(Kind.arrow, forKey: .kind)
            try put([(.x, x), (.y, y), (.toX, toX), (.toY, toY)])
            try values.encode(colour, forKey: .colour)
        case .number(let x, let y, let number, let colour):
            try values.encode(Kind.number, forKey: .kind)
            try put([(.x, x), (.y, y), (.number, number)])
            try values.encode(colour, forKey: .colour)
        case .text(let x, let y, let text, let colour):
            try values.encode(Kind.text, forKey: .kind)
            try put([(.x, x), (.y, y)])
            try values.encode(text, forKey: .text)
            try values.encode(colour, forKey: .colour)
        }
    }
}
