import Domain

/// The font sizes of a document's styles, in millimetres, the same on all its cells.
struct StyleSizes {
    let byName: [String: Double]
    /// The first text that does not fit into its box even at the least size.
    private let tooLong: String?

    init(_ styles: [DocumentStyle], _ cells: [DocumentCell], _ answers: RuleAnswers) {
        var sizes: [String: Double] = [:]
        var tooLong: String?
        for style in styles {
            switch style.size {
            case nil: break
            case .fixed(let measure): sizes[style.name] = measure.value(in: answers).map(Self.printable)
            case .fitted(let names, let least, let most):
                guard let least = least.value(in: answers), let most = most.value(in: answers),
                    let box = style.box(answers)
                else { continue }
                let texts = Set(cells.flatMap { cell in names.map { cell.text(named: $0) } }).sorted()
                    .map { style.capitals ? $0.uppercased() : $0 }
                let size = box.size(of: texts, least: Self.printable(least), most: Self.printable(most))
                sizes[style.name] = size
                tooLong = tooLong ?? texts.first { !box.holds($0, size: size) }
            }
        }
        byName = sizes
        self.tooLong = tooLong
    }

    /// Millimetres.
    private static func printable(_ size: Double) -> Double { min(max(size, 1), 400) }

    /// Whether texts fit, and what must be read from afar is large enough.
    func remarks(_ reading: DocumentReading?, _ answers: RuleAnswers) -> [DocumentRemark] {
        (tooLong.map { [.textTooLong($0)] } ?? []) + legibility(reading, answers)
    }

    private func legibility(_ reading: DocumentReading?, _ answers: RuleAnswers) -> [DocumentRemark] {
        guard let reading, let distance = reading.distance.value(in: answers), distance > 0,
            let size = reading.styles.compactMap({ byName[$0] }).min()
        else { return [] }
        return switch Legibility.reading(size: size, from: distance) {
        case .tooSmall: [.tooSmall(size, from: distance)]
        case .small: [.small(size, from: distance)]
        case .good: []
        }
    }
}

extension DocumentStyle {
    /// The room for text between the paddings; nil without lengths of its own.
    fileprivate func box(_ answers: RuleAnswers) -> FittedText? {
        guard let width = room(.width, answers), let height = room(.height, answers) else { return nil }
        return FittedText(width: width, height: height, lineHeight: lineHeight ?? 1.2)
    }

    private func room(_ property: Property, _ answers: RuleAnswers) -> Double? {
        guard case .length(let measure)? = extents[property], let side = measure.value(in: answers) else { return nil }
        guard case .length(let padding)? = extents[.padding] else { return side }
        return side - 2 * (padding.value(in: answers) ?? 0)
    }
}
