/// Something that the check of a file found, before anybody knows where in a draft it belongs.
package struct FileFinding: Codable, Sendable, Hashable {
    package let code: Code
    package let level: Level
    /// Numbers and texts only.
    package let arguments: [String: Argument]

    package init(_ code: Code, _ level: Level, _ arguments: [String: Argument] = [:]) {
        self.code = code
        self.level = level
        self.arguments = arguments
    }

    /// The arguments as texts need them: `place` is « Courrier, B2 », or the cell alone.
    package var words: [String: Argument] {
        guard case .text(let cell)? = arguments["cell"] else { return arguments }
        guard case .text(let sheet)? = arguments["sheet"], !sheet.isEmpty else {
            return arguments.merging(["place": .text(cell)]) { own, _ in own }
        }
        return arguments.merging(["place": .text("\(sheet), \(cell)")]) { own, _ in own }
    }

    private enum CodingKeys: CodingKey { case code, level, arguments }

    private enum Figure: Codable {
        case number(Int)
        case text(String)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Int.self) {
                self = .number(number)
            } else {
                self = .text(try value.decode(String.self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .number(let number): try value.encode(number)
            case .text(let text): try value.encode(text)
            }
        }
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(Code.self, forKey: .code)
        level = try values.decode(Level.self, forKey: .level)
        arguments = try values.decode([String: Figure].self, forKey: .arguments).mapValues { figure in
            switch figure {
            case .number(let number): .number(number)
            case .text(let text): .text(text)
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(code, forKey: .code)
        try values.encode(level, forKey: .level)
        let figures = arguments.compactMapValues { argument -> Figure? in
            switch argument {
            case .number(let number), .bytes(let number): .number(number)
            case .text(let text): .text(text)
            case .localized: nil
            }
        }
        try values.encode(figures, forKey: .arguments)
    }

    /// True for what may be somebody's personal data.
    package var isAboutCitizens: Bool { code.rawValue.hasPrefix("citizen.") }
}
