package import Domain
package import Foundation
import Synchronization

/// The words of the interface in one language: `Locales/LANGUAGE/*.json`, plain text, `{name}` where a value goes.
///
/// A text that depends on a count is an object with `one` and `other`.
package struct Texts: Sendable {
    package let language: Language
    private let entries: [String: Entry]

    private enum Entry: Sendable {
        case plain(String)
        case plural(one: String, other: String)
    }

    /// - Parameter folder: holds one folder of JSON files for each language.
    /// - Throws: `TextsError` naming the file, for anything but strings and one/other pairs, and for a key given twice.
    package init(language: Language, folder: URL) throws {
        self.language = language
        var entries: [String: Entry] = [:]
        let files = try FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent(language.rawValue), includingPropertiesForKeys: nil)
        for file in files.filter({ $0.pathExtension == "json" }).sorted(by: { $0.path < $1.path }) {
            let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
            guard let object = json as? [String: Any] else { throw TextsError(file: file, problem: "not an object") }
            for (key, value) in object {
                guard entries[key] == nil else { throw TextsError(file: file, problem: "\(key) is given twice") }
                entries[key] = try Self.entry(value, key, file)
            }
        }
        self.entries = entries
    }

    private static func entry(_ value: Any, _ key: String, _ file: URL) throws -> Entry {
        if let text = value as? String { return .plain(text) }
        if let forms = value as? [String: String], let one = forms["one"], let other = forms["other"], forms.count == 2
        {
            return .plural(one: one, other: other)
        }
        throw TextsError(file: file, problem: "\(key) is neither a text nor a one/other pair")
    }

    package var keys: Set<String> { Set(entries.keys) }

    package func contains(_ key: String) -> Bool { entries[key] != nil }

    /// The text of `key`.
    ///
    /// An unknown key gives itself; a test makes sure that there is none.
    package subscript(key: String) -> String {
        switch entries[key] {
        case .plain(let text): text
        case .plural(_, let other): other
        case nil: key
        }
    }

    package subscript(key: String, arguments: [String: String]) -> String {
        fill(self[key], arguments)
    }

    /// `{n}` is the count.
    ///
    /// French counts 0 and 1 as one; English only 1.
    package func plural(_ key: String, _ count: Int, _ arguments: [String: String] = [:]) -> String {
        var text = self[key]
        if case .plural(let one, let other) = entries[key] {
            let isOne = language == .french ? abs(count) < 2 : count == 1
            text = isOne ? one : other
        }
        return fill(text, arguments.merging(["n": number(count)]) { given, _ in given })
    }

    private func fill(_ text: String, _ arguments: [String: String]) -> String {
        guard text.contains("{") else { return text }
        return arguments.reduce(text) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
    }

    // MARK: Figures and dates

    /// « 12 345 » in French, with narrow no-break spaces; « 12,345 » in English.
    package func number(_ value: Int) -> String {
        let digits = String(abs(value))
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped += language == .french ? "\u{202f}" : "," }
            grouped.append(digit)
        }
        return value < 0 ? "−\(grouped)" : grouped
    }

    /// One decimal: « 4,5 ».
    package func decimal(_ value: Double) -> String {
        let text = String(format: "%.1f", value)
        return language == .french ? text.replacingOccurrences(of: ".", with: ",") : text
    }

    /// « 1,2 Mo », « 340 ko ».
    package func bytes(_ count: Int) -> String {
        let units = language == .french ? ["octets", "ko", "Mo", "Go"] : ["bytes", "kB", "MB", "GB"]
        var value = Double(count)
        var unit = 0
        while value >= 1024, unit < units.count - 1 {
            value /= 1024
            unit += 1
        }
        let text = unit == 0 || value >= 10 || value == value.rounded() ? number(Int(value.rounded())) : decimal(value)
        return "\(text)\u{a0}\(units[unit])"
    }

    /// « 24 novembre 2026 ».
    package func date(_ date: Date) -> String {
        let parts = LocalTime(date)
        let month = self["month.\(parts.month)"]
        if language == .english { return "\(parts.day) \(month) \(parts.year)" }
        return "\(parts.day == 1 ? "1er" : String(parts.day)) \(month) \(parts.year)"
    }

    /// « 14 h 02 » or « 14:02 ».
    package func time(_ date: Date) -> String {
        let parts = LocalTime(date)
        let minute = parts.minute < 10 ? "0\(parts.minute)" : String(parts.minute)
        return language == .french ? "\(parts.hour)\u{a0}h\u{a0}\(minute)" : "\(parts.hour):\(minute)"
    }

    package func dateAndTime(_ date: Date) -> String {
        self["date.at", ["date": self.date(date), "time": time(date)]]
    }

    /// `2026-11-24T14:02:07Z`, for `datetime` attributes.
    package static func machine(_ date: Date) -> String {
        var seconds = time_t(date.timeIntervalSince1970)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return String(
            format: "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
            parts.tm_hour, parts.tm_min, parts.tm_sec)
    }

    // MARK: Refusals and findings

    package func what(_ code: Code, _ arguments: [String: Argument]) -> String {
        self["\(code.rawValue).what", words(arguments)]
    }

    package func mend(_ code: Code, _ arguments: [String: Argument]) -> String {
        self["\(code.rawValue).mend", words(arguments)]
    }

    private func words(_ arguments: [String: Argument]) -> [String: String] {
        arguments.mapValues { argument in
            switch argument {
            case .number(let number): self.number(number)
            case .text(let text): text
            case .localized(let text): text.text(in: language)
            case .bytes(let count): bytes(count)
            }
        }
    }
}

/// Calendar parts in the server's time zone.
private struct LocalTime {
    let year, month, day, hour, minute: Int

    init(_ date: Date) {
        var seconds = time_t(date.timeIntervalSince1970)
        var parts = tm()
        localtime_r(&seconds, &parts)
        year = Int(parts.tm_year) + 1900
        month = Int(parts.tm_mon) + 1
        day = Int(parts.tm_mday)
        hour = Int(parts.tm_hour)
        minute = Int(parts.tm_min)
    }
}

/// A catalogue that cannot be used: the start stops with it.
package struct TextsError: Error, CustomStringConvertible {
    let file: URL
    let problem: String
    package var description: String { "\(file.path): \(problem)" }
}
