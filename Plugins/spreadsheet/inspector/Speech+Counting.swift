/// Counting and adding up what fits.
extension Speech {
    func counting(_ name: String, _ arguments: [Formula], asNoun: Bool = false) -> Phrase? {
        let count = asNoun ? Phrase("le nombre de ", "the number of ") : Phrase("compte les ", "counts the ")
        func total(_ range: Formula) -> Phrase {
            let function = ["AVERAGE", "MAX", "MIN"].first(where: name.hasPrefix) ?? "SUM"
            return asNoun ? noun(.call(function, [range])) : verb(.call(function, [range]))
        }
        switch (name, arguments.count) {
        case ("COUNTIF", 2):
            return count + Phrase("cases ", "cells ") + noun(arguments[0]).of
                + Phrase(" dont la valeur ", " whose value ") + criterion(arguments[1])
        case ("COUNTIFS", 2...):
            return count + Phrase("lignes dont la valeur ", "rows whose value ") + criteria(arguments[...])
        case ("SUMIF", 2), ("AVERAGEIF", 2):
            return total(arguments[0]) + Phrase(", seulement ce qui ", ", only what ") + criterion(arguments[1])
        case ("SUMIF", 3), ("AVERAGEIF", 3):
            return total(arguments[2]) + only + criteria(arguments.prefix(2))
        case ("SUMIFS", 3...), ("AVERAGEIFS", 3...), ("MAXIFS", 3...), ("MINIFS", 3...):
            return total(arguments[0]) + only + criteria(arguments.dropFirst())
        default: return nil
        }
    }

    private var only: Phrase { Phrase(", seulement les lignes dont la valeur ", ", only the rows whose value ") }

    /// Pairs of cells and what they have to be: « dans A2 à A50 est égale à « Reçu » ».
    private func criteria(_ arguments: ArraySlice<Formula>) -> Phrase {
        let items = Array(arguments)
        return Phrase(
            list: stride(from: 0, to: items.count - 1, by: 2).map { index in
                Phrase("dans ", "in ") + noun(items[index]) + Phrase(same: " ") + criterion(items[index + 1])
            })
    }

    /// What a value has to be, as `">=5"` or `"*port*"` say it; about « la valeur ».
    private func criterion(_ formula: Formula) -> Phrase {
        switch formula {
        case .text(let text): return worded(text)
        case .binary(.join, .text(let sign), let value):
            guard let found = Self.sign(of: sign), found.rest.isEmpty else { break }
            return relation(found.sign, noun(value))
        default: break
        }
        return relation(.equal, noun(formula))
    }

    private func worded(_ text: String) -> Phrase {
        guard let found = Self.sign(of: text) else {
            if text.isEmpty { return Phrase("est vide", "is empty") }
            guard text.contains("*") else { return relation(.equal, Phrase(quoted: text)) }
            let word = Phrase(quoted: text.filter { $0 != "*" })
            if !text.hasPrefix("*") { return Phrase("commence par ", "begins with ") + word }
            return text.hasSuffix("*")
                ? Phrase("contient ", "contains ") + word : Phrase("finit par ", "ends with ") + word
        }
        if found.rest.isEmpty {
            return found.sign == .unequal ? Phrase("n’est pas vide", "is not empty") : Phrase("est vide", "is empty")
        }
        let value = Double(found.rest) == nil ? Phrase(quoted: found.rest) : Self.number(found.rest)
        return relation(found.sign, value)
    }

    private static func sign(of text: String) -> (sign: Formula.Operator, rest: String)? {
        let signs: [Formula.Operator] = [.unequal, .atMost, .atLeast, .equal, .less, .greater]
        return signs.first { text.hasPrefix($0.rawValue) }.map { ($0, String(text.dropFirst($0.rawValue.count))) }
    }

    private func relation(_ sign: Formula.Operator, _ value: Phrase) -> Phrase {
        switch sign {
        case .less: Phrase("est inférieure \(value.to.fr)", "is less than \(value.en)")
        case .atMost: Phrase("est inférieure ou égale \(value.to.fr)", "is at most \(value.en)")
        case .greater: Phrase("est supérieure \(value.to.fr)", "is greater than \(value.en)")
        case .atLeast: Phrase("est supérieure ou égale \(value.to.fr)", "is at least \(value.en)")
        case .unequal: Phrase("est différente \(value.of.fr)", "is different from \(value.en)")
        default: Phrase("est égale \(value.to.fr)", "is equal to \(value.en)")
        }
    }
}
