import Domain
import Foundation

/// What is to be said about one typed value, be it the answer to a field or a cell of a table.
struct ScalarCheck {
    /// How a person would name the place: « Mentions imprimées, ligne 2, Texte ».
    let label: LocalizedText
    let place: Place

    func finding(_ code: Code, _ arguments: [String: Argument] = [:], level: Level) -> Finding {
        var arguments = arguments
        arguments["label"] = .localized(label)
        return Finding(code, arguments, at: place, level: level)
    }

    func number(_ text: String, unit: Unit?, integer: Bool, min: Double?, max: Double?) -> [Finding] {
        var arguments: [String: Argument] = ["value": .text(text)]
        if let unit { arguments["unit"] = .localized(unit.plural) }
        guard let number = TypedNumber(text) else { return [finding(.fieldNotNumber, arguments, level: .error)] }
        if integer, !number.isInteger { return [finding(.fieldNotInteger, arguments, level: .error)] }
        if let min, number.value < min {
            arguments["limit"] = .figure(min)
            return [finding(.fieldTooSmall, arguments, level: .warning)]
        }
        if let max, number.value > max {
            arguments["limit"] = .figure(max)
            return [finding(.fieldTooLarge, arguments, level: .warning)]
        }
        return []
    }

    func boolean(_ text: String) -> [Finding] {
        ["true", "false"].contains(text) ? [] : [finding(.fieldNotChoice, ["value": .text(text)], level: .error)]
    }

    func choice(_ chosen: [String], _ options: [Field.Option]) -> [Finding] {
        let known = Set(options.map(\.id))
        return chosen.filter { !known.contains($0) }.map {
            finding(.fieldNotChoice, ["value": .text($0)], level: .error)
        }
    }

    func date(_ text: String) -> [Finding] {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if let shape = Pattern("\\d{4}-\\d{2}-\\d{2}"), shape.matches(text), let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2]),
            DateComponents(calendar: Calendar(identifier: .gregorian), year: year, month: month, day: day).isValidDate
        {
            return []
        }
        return [finding(.fieldNotDate, ["value": .text(text)], level: .error)]
    }

    func length(_ text: String, limit: Int) -> [Finding] {
        guard text.count > limit else { return [] }
        return [finding(.fieldTooLong, ["limit": .number(limit), "count": .number(text.count)], level: .warning)]
    }
}

extension Argument {
    /// A whole number as such, any other with the decimal sign of each language.
    static func figure(_ value: Double) -> Argument {
        if let whole = Int(exactly: value) { return .number(whole) }
        let text = String(value)
        return .localized(LocalizedText(fr: text.replacingOccurrences(of: ".", with: ","), en: text))
    }
}
