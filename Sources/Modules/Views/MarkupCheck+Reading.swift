extension MarkupCheck {
    /// Reads one scalar of a literal part.
    mutating func step(_ scalar: Unicode.Scalar, _ index: Int) {
        switch state {
        case .text: stepText(scalar, index)
        case .name: stepName(scalar, index)
        case .between: stepBetween(scalar, index)
        case .slash:
            if scalar == ">" {
                tag.isSelfClosing = true
                finish(index)
            } else {
                lose(.malformedMarkup, index)
            }
        case .attribute: stepAttribute(scalar, index)
        case .quote:
            if scalar == "\"" || scalar == "'" {
                state = .value(scalar)
                tag.beginValue(index + 1)
            } else {
                lose(.unquoted(tag.attributeName), index)
            }
        case .value(let quote): stepValue(scalar, index, quote)
        case .lost: if scalar == ">" { finishLost(index) }
        }
    }

    private mutating func stepText(_ scalar: Unicode.Scalar, _ index: Int) {
        guard scalar == "<" else {
            if !scalar.isBlank { text(at: index..<index + 1) }
            return
        }
        let next = index + 1 < source.scalars.count ? source.scalars[index + 1] : " "
        tag = MarkupTag(start: index)
        if next.isASCIILetter || next == "/" || source.has("{{", at: index + 1) {
            state = .name
        } else if next == "!" || next == "?" {
            lose(.commentOrDeclaration, index)
        } else {
            source.add(.bareAngle, at: index..<index + 1)
        }
    }

    private mutating func stepName(_ scalar: Unicode.Scalar, _ index: Int) {
        if scalar == "/", tag.name.isEmpty, !tag.isClosing {
            tag.isClosing = true
        } else if scalar.isASCIILetterOrDigit || scalar == "-" {
            tag.name.unicodeScalars.append(scalar)
        } else if tag.name.isEmpty {
            lose(.malformedMarkup, index)
        } else {
            state = .between
            stepBetween(scalar, index)
        }
    }

    private mutating func stepBetween(_ scalar: Unicode.Scalar, _ index: Int) {
        if scalar == ">" {
            finish(index)
        } else if scalar.isASCIILetter, !tag.isClosing {
            tag.beginAttribute(index)
            state = .attribute
            stepAttribute(scalar, index)
        } else if scalar == "/", !tag.isClosing {
            state = .slash
        } else if !scalar.isBlank {
            lose(.malformedMarkup, index)
        }
    }

    private mutating func stepAttribute(_ scalar: Unicode.Scalar, _ index: Int) {
        if scalar.isASCIILetterOrDigit || "-_:.".unicodeScalars.contains(scalar) {
            tag.attributeName.unicodeScalars.append(scalar)
        } else if scalar == "=" {
            state = .quote
        } else if scalar.isBlank || scalar == ">" || scalar == "/" {
            let start = tag.attributeStart
            source.add(.valueMissing(tag.attributeName), at: start..<index)
            state = .between
            stepBetween(scalar, index)
        } else {
            lose(.malformedMarkup, index)
        }
    }

    private mutating func stepValue(_ scalar: Unicode.Scalar, _ index: Int, _ quote: Unicode.Scalar) {
        if scalar == quote {
            tag.endAttribute(index)
            state = .between
        } else if scalar == "<" {
            // A quote was probably forgotten: the next tag begins here.
            source.add(.angleInAttribute(tag.attributeName), at: index..<index + 1)
            finishLost(index)
            stepText(scalar, index)
        } else {
            tag.append(scalar)
        }
    }

    /// Reports a fault after which the rest of the tag says nothing.
    private mutating func lose(_ problem: Problem, _ index: Int) {
        source.add(problem, at: index..<index + 1)
        state = .lost
        if source.scalars[index] == ">" { finishLost(index) }
    }

    /// Counts the element all the same, so that its end tag is no second fault.
    private mutating func finishLost(_ index: Int) {
        state = .text
        let range = tag.start..<index + 1
        if tag.name.isEmpty { return }
        if tag.isClosing {
            close(tag.name, range)
        } else if !MarkupElements.isVoid(tag.name) {
            open.append(OpenElement(name: tag.name, range: range))
        }
    }

    private mutating func finish(_ index: Int) {
        state = .text
        let range = tag.start..<index + 1
        if tag.isClosing { close(tag.name, range) } else { begin(tag, range) }
    }
}
