import Domain

/// Two wordings of one draft, cut into the parts in which they differ, and put together again as chosen.
struct DraftMerge {
    /// A thing that one may choose from either side.
    enum Part: Hashable {
        case title
        case summary
        case field(String)
        case step(Step.ID)
        /// The same steps in another order.
        case order

        /// As the choice is named in the form.
        var input: String {
            switch self {
            case .title: "part-title"
            case .summary: "part-summary"
            case .field(let id): "part-field-\(id)"
            case .step(let id): "part-step-\(id)"
            case .order: "part-order"
            }
        }
    }

    let mine: Content
    let theirs: Content

    /// In the order of the page.
    var parts: [Part] {
        var parts: [Part] = []
        if mine.title != theirs.title { parts.append(.title) }
        if mine.summary != theirs.summary { parts.append(.summary) }
        if commonOrder(mine) != commonOrder(theirs) { parts.append(.order) }
        for id in theirs.steps.map(\.id) + mine.steps.map(\.id).filter({ step(theirs, $0) == nil })
        where step(mine, id) != step(theirs, id) {
            parts.append(.step(id))
        }
        let fields = Set(mine.fields.keys).union(theirs.fields.keys)
        for id in fields.sorted() where mine.fields[id] != theirs.fields[id] { parts.append(.field(id)) }
        return parts
    }

    /// - Parameter isMine: the choice for a part; false takes theirs.
    func merged(_ isMine: (Part) -> Bool) -> Content {
        var content = theirs
        if isMine(.title) { content.title = mine.title }
        if isMine(.summary) { content.summary = mine.summary }
        for part in parts {
            if case .field(let id) = part, isMine(part) { content.fields[id] = mine.fields[id] }
        }
        content.steps = steps(isMine)
        return content
    }

    private func steps(_ isMine: (Part) -> Bool) -> [Step] {
        let (first, second) = isMine(.order) ? (mine, theirs) : (theirs, mine)
        func chosen(_ id: Step.ID) -> Step? {
            step(mine, id) == step(theirs, id) || !isMine(.step(id)) ? step(theirs, id) : step(mine, id)
        }
        var steps = first.steps.compactMap { chosen($0.id) }
        for (index, added) in second.steps.enumerated() where step(first, added.id) == nil {
            guard let added = chosen(added.id) else { continue }
            let before = second.steps[..<index].last { candidate in steps.contains { $0.id == candidate.id } }
            let place = before.flatMap { before in steps.firstIndex { $0.id == before.id } }.map { $0 + 1 } ?? 0
            steps.insert(added, at: place)
        }
        return steps
    }

    func step(_ content: Content, _ id: Step.ID) -> Step? { content.steps.first { $0.id == id } }

    private func commonOrder(_ content: Content) -> [Step.ID] {
        content.steps.map(\.id).filter { step(mine, $0) != nil && step(theirs, $0) != nil }
    }
}
