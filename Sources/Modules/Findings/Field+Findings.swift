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
            check.number(text, unit: unit, integer: integer, min: min, max: max)
        case (.boolean, .text(let text)): check.boolean(text)
        case (.choice(let options), .text(let text)): check.choice([text], options)
        case (.choices(let options), .choices(let chosen)): check.choice(chosen, options)
        case (.date, .text(let text)): check.date(text)
        case (.duration(_, let max), .duration(let amount, let unit)): durationFindings(amount, unit, max)
        case (.link, .text(let text)): linkFindings(text)
        case (.materials(_, let minimum), .materials(let materials)): materialsFindings(materials, minimum)
        case (.table(let columns, let limit), .table(let rows)), (.group(let columns, let limit), .table(let rows)):
            tableFindings(rows, columns, limit)
        case (.reference, .text(let text)):
            Slug.isShaped(text) ? [] : [finding(.fieldNotReference, ["value": .text(text)], level: .error)]
        case (.file(let kinds, let size, let items, _), .files(let attachments)):
            fileFindings(attachments, files, kinds: kinds, maxSize: size, maxItems: items)
        case (.photo(let width, let height, let items), .photos(let photos)):
            photoFindings(photos, files, minWidth: width, minHeight: height, maxItems: items)
        default: required ? [finding(.fieldRequired, level: .hint)] : []
        }
    }

    /// The checks that answers of fields and cells of tables have in common.
    private var check: ScalarCheck { ScalarCheck(label: label, place: .field(id)) }

    /// A finding at this field, with its label among the arguments.
    func finding(_ code: Code, _ arguments: [String: Argument] = [:], level: Level) -> Finding {
        check.finding(code, arguments, level: level)
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
