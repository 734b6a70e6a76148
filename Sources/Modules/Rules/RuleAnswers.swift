package import Domain

/// The answers that expressions are tried on, hidden ones already counted as empty.
package struct RuleAnswers: Sendable {
    private let content: Content
    private let parameters: [String: FieldValue]
    /// Ids of the fields whose `show_if` does not hold.
    package private(set) var hidden: Set<String> = []

    /// - Parameters:
    ///   - content: as stored, right or wrong.
    ///   - fields: those of the module; a question that depends on a hidden one is tried with an empty answer to it.
    ///   - parameters: the values of the scope's parameters; one that is absent is empty.
    package init(content: Content, fields: [Field], parameters: [String: FieldValue] = [:]) {
        self.content = content
        self.parameters = parameters
        var waiting = fields.compactMap { field in field.showIf.map { (field.id, $0) } }
        var undecided = Set(waiting.map(\.0))
        while !waiting.isEmpty {
            var later: [(String, Condition)] = []
            for (id, condition) in waiting {
                guard condition.names.isDisjoint(with: undecided) else {
                    later.append((id, condition))
                    continue
                }
                undecided.remove(id)
                if !condition.holds(in: self) { hidden.insert(id) }
            }
            // A ring is refused when the module loads; were there one all the same, its questions would stay visible.
            if later.count == waiting.count { break }
            waiting = later
        }
    }

    package func shows(_ field: Field) -> Bool { !hidden.contains(field.id) }

    /// True when the field is to be answered: it is visible, still asked, and required always or by its `required_if`.
    package func requires(_ field: Field) -> Bool {
        guard shows(field), !field.retired else { return false }
        return field.required || field.requiredIf?.holds(in: self) == true
    }

    /// The fields that are visible, in their order.
    package func visible(_ fields: [Field]) -> [Field] { fields.filter(shows) }
}

// MARK: - Reading

extension RuleAnswers {
    func value(of name: RuleName) -> RuleValue {
        if let value = parameters[name.id] { return name.value(of: value) }
        if name.id == RuleScope.steps { return name.value(of: content.steps) }
        guard !hidden.contains(name.id), let value = content.fields[name.id] else { return .empty }
        return name.value(of: value)
    }
}

extension RuleName {
    /// An answer of another shape than the name's is empty.
    fileprivate func value(of answer: FieldValue) -> RuleValue {
        if let column { return cells(of: answer, in: column) }
        return switch (reading, answer) {
        case (_, .text(let text)): reading.value(of: text)
        case (.choices, .choices(let chosen)): .list(chosen.map { RuleReading.option.value(of: $0) })
        case (.duration, .duration(let amount, let unit)): Self.duration(amount, unit)
        case (.rows, .table(let rows)): RuleValue(count: rows.count { !$0.values.allSatisfy(\.isBlank) })
        case (.materials, .materials(let materials)):
            RuleValue(count: materials.count { !$0.name.isBlank || !$0.quantity.isBlank })
        case (.files, .files(let files)): RuleValue(count: files.count)
        case (.photos, .photos(let photos)): RuleValue(count: photos.count)
        default: .empty
        }
    }

    private func cells(of answer: FieldValue, in column: String) -> RuleValue {
        switch answer {
        case .table(let rows): .list(rows.map { reading.value(of: $0[column] ?? "") })
        case .materials(let materials):
            .list(
                materials.map { material in
                    switch column {
                    case "name": reading.value(of: material.name)
                    case "quantity": reading.value(of: material.quantity)
                    case "unit": reading.value(of: material.unit)
                    default: .empty
                    }
                })
        default: .empty
        }
    }

    fileprivate func value(of steps: [Step]) -> RuleValue {
        guard let column else { return RuleValue(count: steps.count { !$0.isEmpty }) }
        return .list(
            steps.map { step in
                switch column {
                case "title": reading.value(of: step.title)
                case "text": reading.value(of: step.text)
                case "warning": reading.value(of: step.warning)
                default: .empty
                }
            })
    }

    private static func duration(_ amount: String, _ unit: String) -> RuleValue {
        guard let number = TypedNumber(amount), let minutes = Unit(rawValue: unit)?.minutes else { return .empty }
        return RuleValue(finite: number.value * minutes)
    }
}

extension RuleReading {
    /// What was typed, read as this; empty when it cannot be.
    fileprivate func value(of text: String) -> RuleValue {
        switch self {
        case .text: return RuleValue(text: text)
        case .option:
            guard case .text(let id) = RuleValue(text: text) else { return .empty }
            return .option(id)
        case .number(let scale): return TypedNumber(text).map { RuleValue(finite: $0.value * scale) } ?? .empty
        case .flag: return Bool(text).map(RuleValue.flag) ?? .empty
        case .date: return CalendarDate(text).map(RuleValue.date) ?? .empty
        case .choices, .duration, .rows, .materials, .steps, .files, .photos: return .empty
        }
    }
}
