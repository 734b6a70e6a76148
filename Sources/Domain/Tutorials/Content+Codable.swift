extension Content {
    private enum CodingKeys: String, CodingKey { case title, summary, fields, steps, leftovers }

    /// Contents from before there were leftovers have none.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            title: try container.decode(String.self, forKey: .title),
            summary: try container.decode(String.self, forKey: .summary),
            fields: try container.decode([String: FieldValue].self, forKey: .fields),
            steps: try container.decode([Step].self, forKey: .steps),
            leftovers: try container.decodeIfPresent([Leftover].self, forKey: .leftovers) ?? [])
    }

    /// Without leftovers it is written as it always was.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(title, forKey: .title)
        try container.encode(summary, forKey: .summary)
        try container.encode(fields, forKey: .fields)
        try container.encode(steps, forKey: .steps)
        if !leftovers.isEmpty { try container.encode(leftovers, forKey: .leftovers) }
    }
}
