/// What a number measures, known before any answer is.
struct Measure: Hashable, Sendable {
    enum Dimension: Hashable, Sendable {
        case length, mass, volume, duration, money
    }

    /// Empty for a plain number; an area has 2 for the length.
    let powers: [Dimension: Int]
    /// How many millimetres, grams, millilitres, minutes or euros a number without a unit stands for beside this one.
    ///
    /// Nil when the answer brings its own unit, so that none can be supposed.
    let scale: Double?

    static let plain = Measure(powers: [:], scale: 1)

    var isPlain: Bool { powers.isEmpty }

    static func * (left: Measure, right: Measure) -> Measure {
        let scale: Double? = if let a = left.scale, let b = right.scale { a * b } else { nil }
        return Measure(powers: left.powers.merging(right.powers, uniquingKeysWith: +), scale: scale)
    }

    /// In French and in English, with the article.
    var words: (String, String) {
        switch powers {
        case [:]: ("un nombre sans unité", "a number without a unit")
        case [.length: 1]: ("une longueur", "a length")
        case [.length: 2]: ("une surface", "an area")
        case [.mass: 1]: ("un poids", "a weight")
        case [.volume: 1]: ("un volume", "a volume")
        case [.duration: 1]: ("une durée", "a duration")
        case [.money: 1]: ("un prix", "a price")
        default: ("un produit de mesures", "a product of measures")
        }
    }
}

extension Unit {
    /// Pieces, sheets, pages, boxes, rolls, people and percents are counted, not measured: plain numbers.
    var measure: Measure {
        switch self {
        case .mm: Measure(powers: [.length: 1], scale: 1)
        case .cm: Measure(powers: [.length: 1], scale: 10)
        case .m: Measure(powers: [.length: 1], scale: 1_000)
        case .g: Measure(powers: [.mass: 1], scale: 1)
        case .kg: Measure(powers: [.mass: 1], scale: 1_000)
        case .ml: Measure(powers: [.volume: 1], scale: 1)
        case .l: Measure(powers: [.volume: 1], scale: 1_000)
        case .euro: Measure(powers: [.money: 1], scale: 1)
        case .minute, .hour, .day, .week, .month, .year: Measure(powers: [.duration: 1], scale: minutes)
        case .piece, .sheet, .page, .box, .roll, .percent, .person: .plain
        }
    }

    /// As rules write it, the shortest way.
    var ruleName: String {
        switch self {
        case .hour: "h"
        case .minute: "min"
        default: rawValue
        }
    }

    init?(ruleName: String) {
        switch ruleName {
        case "h": self = .hour
        case "min": self = .minute
        default: self.init(rawValue: ruleName)
        }
    }
}
