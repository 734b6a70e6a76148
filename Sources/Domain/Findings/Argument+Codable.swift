/// `{"number":3}`, `{"text":"jpeg"}`, `{"localized":{"fr":"…"}}`, `{"bytes":26214400}`: what is kept to be said later.
extension Argument: Codable {
    private enum CodingKeys: CodingKey { case number, text, localized, bytes }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        if let number = try values.decodeIfPresent(Int.self, forKey: .number) {
            self = .number(number)
        } else if let count = try values.decodeIfPresent(Int.self, forKey: .bytes) {
            self = .bytes(count)
        } else if let text = try values.decodeIfPresent(LocalizedText.self, forKey: .localized) {
            self = .localized(text)
        } else {
            self = .text(try values.decode(String.self, forKey: .text))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .number(let number): try values.encode(number, forKey: .number)
        case .text(let text): try values.encode(text, forKey: .text)
        case .localized(let text): try values.encode(text, forKey: .localized)
        case .bytes(let count): try values.encode(count, forKey: .bytes)
        }
    }
}
