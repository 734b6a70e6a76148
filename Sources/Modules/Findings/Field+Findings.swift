import Domain
import Foundation

extension Field {
    /// What is to be said about an answer that is not empty.
    ///
    /// An answer of another shape than the field's (left from an older form of the type) counts as not given.
    func findings(for value: FieldValue, files: [MediaFile.ID: MediaFile]) -> [Finding] {
        switch (kind, value) {
        case (.text, .text(let text)), (.markdown, .text(let text)): textFindings(text)
        case (.number(let unit, let integer, let min, let max), .text(let text)):
            numberFindings(text, unit: unit, integer: integer, min: min, max: max)
        case (.boolean, .text(let text)):
            ["true", "false"].contains(text) ? [] : [finding(.fieldNotChoice, ["value": .text(text)], level: .error)]
        case (.choice(let options), .text(let text)): choiceFindings([text], options)
        case (.choices(let options), .choices(let chosen)): choiceFindings(chosen, options)
        case (.date, .text(let text)): dateFindings(text)
        case (.duration(_, let max), .duration(let amount, let unit)): durationFindings(amount, unit, max)
        case (.link, .text(let text)): linkFindings(text)
        case (.materials(_, let minimum), .materials(let materials)): materialsFindings(materials, minimum)
        case (.table(let columns, let maxRows), .table(let rows)): tableFindings(rows, columns, maxRows)
        case (.file(let kinds, let size, let items), .files(let attachments)):
            fileFindings(attachments, files, kinds: kinds, maxSize: size, maxItems: items)
        case (.photo(let width, let height, let items), .photos(let photos)):
            photoFindings(photos, files, minWidth: width, minHeight: height, maxItems: items)
        default: required ? [finding(.fieldRequired, level: .hint)] : []
        }
    }

    /// A finding at this field, with its label among the arguments.
    func finding(_ code: Code, _ arguments: [String: Argument] = [:], level: Level) -> Finding {
        var arguments = arguments
        arguments["label"] = .localized(label)
        return Finding(code, arguments, at: .field(id), level: level)
    }

    func figures(limit: Int, count: Int) -> [String: Argument] {
        ["limit": .number(limit), "count": .number(count)]
    }
}

// MARK: - Answers of one line or one paragraph

extension Field {
    private func textFindings(_ text: String) -> [Finding] {
        var findings: [Finding] = []
        let count = text.count
        if count > Limits.text {
            return [finding(.fieldTooLong, figures(limit: Limits.text, count: count), level: .error)]
        }
        if let minLength, count < minLength {
            findings.append(finding(.fieldTooShort, figures(limit: minLength, count: count), level: .hint))
        }
        if let maxLength, count > maxLength {
            findings.append(finding(.fieldTooLong, figures(limit: maxLength, count: count), level: .warning))
        }
        if let pattern, count > Pattern.maximumAnswer || !pattern.matches(text) {
            findings.append(finding(.fieldPattern, ["value": .text(text)], level: .warning))
        }
        return findings
    }

    private func numberFindings(_ text: String, unit: Unit?, integer: Bool, min: Double?, max: Double?) -> [Finding] {
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

    private func choiceFindings(_ chosen: [String], _ options: [Option]) -> [Finding] {
        let known = Set(options.map(\.id))
        return chosen.filter { !known.contains($0) }.map {
            finding(.fieldNotChoice, ["value": .text($0)], level: .error)
        }
    }

    private func dateFindings(_ text: String) -> [Finding] {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if let shape = Pattern("\\d{4}-\\d{2}-\\d{2}"), shape.matches(text), let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2]),
            DateComponents(calendar: Calendar(identifier: .gregorian), year: year, month: month, day: day).isValidDate
        {
            return []
        }
        return [finding(.fieldNotDate, ["value": .text(text)], level: .error)]
    }

    private func durationFindings(_ amount: String, _ unit: String, _ max: Span?) -> [Finding] {
        guard let number = TypedNumber(amount), number.value >= 0, let unit = Unit(rawValue: unit),
            let minutes = unit.minutes
        else { return [finding(.fieldNotDuration, ["value": .text("\(amount) \(unit)")], level: .error)] }
        guard let max, let limit = max.unit.minutes, number.value * minutes > max.amount * limit else { return [] }
        let arguments: [String: Argument] = [
            "value": .text(amount), "limit": .figure(max.amount),
            "unit": .localized(max.amount < 2 ? max.unit.singular : max.unit.plural),
        ]
        return [finding(.fieldTooLarge, arguments, level: .warning)]
    }

    private func linkFindings(_ text: String) -> [Finding] {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        if let link = URL(string: trimmed), ["http", "https"].contains(link.scheme?.lowercased()),
            link.host?.isEmpty == false,
            link.user == nil, trimmed.count <= 2_000
        {
            return []
        }
        return [finding(.fieldNotLink, ["value": .text(text)], level: .error)]
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
