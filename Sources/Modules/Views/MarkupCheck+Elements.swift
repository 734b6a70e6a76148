extension MarkupCheck {
    /// An element begins.
    mutating func begin(_ tag: MarkupTag, _ range: Range<Int>) {
        let nameRange = tag.start + 1..<tag.start + 1 + tag.name.unicodeScalars.count
        let isKnown = checkName(tag.name, nameRange)
        if isKnown {
            // Deeper than that has been refused, and looking at all that is open would take its time.
            if open.count <= TemplateRules.maximumDepth,
                let problem = MarkupNesting.problem(of: tag.name, in: open.map(\.name))
            {
                source.add(problem, at: range)
            }
            for problem in MarkupAttributes.problems(of: tag) { source.add(problem.problem, at: problem.range) }
            checkHeading(tag.name, range)
        }
        let isVoid = MarkupElements.isVoid(tag.name)
        if tag.isSelfClosing, isKnown, !isVoid, !MarkupElements.drawing.contains(tag.name) {
            source.add(.selfClosing(tag.name), at: range)
        }
        guard !isVoid, !tag.isSelfClosing else { return }
        open.append(OpenElement(name: tag.name, range: range))
        if open.count == TemplateRules.maximumDepth + 1 {
            source.add(.templateTooDeep(limit: TemplateRules.maximumDepth), at: range)
        }
    }

    /// An element ends.
    mutating func close(_ name: String, _ range: Range<Int>) {
        guard let place = open.lastIndex(where: { $0.name == name }) else {
            return source.add(.closesNoElement(name, open: open.last?.name), at: range)
        }
        guard place >= floor else { return source.add(.closesOutside(name), at: range) }
        for element in open[(place + 1)...] { source.add(.elementNotClosed(element.name), at: element.range) }
        open.removeLast(open.count - place)
    }

    private func checkName(_ name: String, _ range: Range<Int>) -> Bool {
        if MarkupElements.plain.contains(name) { return true }
        if MarkupElements.headings.contains(name) {
            if rules.headings != nil { return true }
            source.add(.headingNotHere, at: range)
            return false
        }
        if MarkupElements.drawing.contains(name) {
            if rules.drawings { return true }
            source.add(.drawingNotHere, at: range)
            return false
        }
        source.add(.elementNotAllowed(name, near: MarkupElements.near(name)), at: range)
        return false
    }

    private mutating func checkHeading(_ name: String, _ range: Range<Int>) {
        guard let allowed = rules.headings, MarkupElements.headings.contains(name), let digit = name.last,
            let level = Int(String(digit))
        else { return }
        if !headings.add(level) || !allowed.contains(level) {
            source.add(.headingOrder(level, first: allowed.lowerBound), at: range)
        }
    }
}

/// The elements that a template may write.
enum MarkupElements {
    static let plain: Set<String> = [
        "a", "abbr", "b", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure", "hr", "i",
        "kbd", "li", "ol", "p", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th",
        "thead", "time", "tr", "ul",
    ]
    static let headings: Set<String> = ["h2", "h3", "h4", "h5"]
    static let drawing: Set<String> = [
        "svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "text", "tspan",
    ]
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    /// True for what has no end tag in HTML, allowed here or not.
    static func isVoid(_ name: String) -> Bool { void.contains(name) }

    static func near(_ name: String) -> String? {
        // « image » is no slip for anything; nobody means « i » who writes « p ».
        name.count < 2 ? nil : NearMiss.of(name, among: plain.union(headings).filter { $0.count > 1 })
    }
}
