/// What names mean inside the sections that are open at a place, innermost last.
struct TemplateScope {
    private enum Frame {
        case object(path: String, [String: TemplateShape])
        /// A section over one value: only `{{.}}` means something in it.
        case value(path: String, TemplateShape)
    }

    /// A name that means something.
    struct Meaning {
        let shape: TemplateShape
        /// From the outermost object: `steps.title`.
        let path: String
    }

    private var frames: [Frame]
    /// True inside a section whose own name was wrong: what is in it may well be right.
    private(set) var isBlind = false

    init(names: [String: TemplateShape]) { frames = [.object(path: "", names)] }

    /// Enters what a section over `meaning` opens: flags open nothing.
    mutating func enter(_ meaning: Meaning) {
        switch meaning.shape {
        case .object(let names), .list(let names): frames.append(.object(path: meaning.path + ".", names))
        case .text, .word, .url, .html: frames.append(.value(path: meaning.path, meaning.shape))
        case .flag: break
        }
    }

    mutating func enterUnknown() { isBlind = true }

    /// As swift-mustache looks: the first part from the innermost object outwards, the others downwards.
    ///
    /// A name that begins with a dot is looked for in the innermost only.
    func find(_ name: String) -> Result<Meaning, Problem> {
        if name == "." {
            guard case .value(let path, let shape)? = frames.last else { return .failure(.noCurrentValue) }
            return .success(Meaning(shape: shape, path: path))
        }
        let parts = name.split(separator: ".").map(String.init)
        let reach = name.hasPrefix(".") ? frames.suffix(1) : frames[...]
        for case .object(let path, let names) in reach.reversed() {
            guard let first = parts.first, let shape = names[first] else { continue }
            return descend(shape, path + first, parts.dropFirst())
        }
        return .failure(unknown(name, first: parts.first ?? name))
    }

    private func descend(_ shape: TemplateShape, _ path: String, _ parts: ArraySlice<String>) -> Result<
        Meaning, Problem
    > {
        guard let next = parts.first else { return .success(Meaning(shape: shape, path: path)) }
        switch shape {
        case .object(let names):
            guard let inner = names[next] else {
                let near = NearMiss.of(next, among: Array(names.keys)).map { "\(path).\($0)" }
                return .failure(.unknownName("\(path).\(next)", near: near, known: names.keys.sorted()))
            }
            return descend(inner, "\(path).\(next)", parts.dropFirst())
        case .list: return .failure(.partOfList(next, list: path))
        default: return .failure(.partOfValue(next, value: path))
        }
    }

    private func unknown(_ name: String, first: String) -> Problem {
        var known = Set<String>()
        var deeper: [String: [String]] = [:]
        for case .object(_, let names) in frames {
            known.formUnion(names.keys)
            for (outer, shape) in names {
                guard case .object(let inner) = shape else { continue }
                for key in inner.keys { deeper[key, default: []].append("\(outer).\(key)") }
            }
        }
        // « usage » for « field.usage » is as likely as a slip of the keyboard.
        let near = deeper[first]?.min() ?? NearMiss.of(first, among: Array(known))
        return .unknownName(name, near: near, known: known.sorted())
    }
}
