import Domain

// MARK: - Answers of several lines, files and photos

extension Field {
    func materialsFindings(_ materials: [Material], _ minimum: Int) -> [Finding] {
        var findings: [Finding] = []
        for (index, material) in materials.enumerated() where material.name.isBlank && !material.quantity.isBlank {
            findings.append(finding(.fieldMaterialNameless, ["row": .number(index + 1)], level: .warning))
        }
        let named = materials.count { !$0.name.isBlank }
        if named < minimum {
            findings.append(finding(.fieldTooFew, figures(limit: minimum, count: named), level: .hint))
        }
        for material in materials where material.name.count > Limits.stepTitle {
            let figures = figures(limit: Limits.stepTitle, count: material.name.count)
            findings.append(finding(.fieldTooLong, figures, level: .warning))
        }
        return findings
    }

    func tableFindings(_ rows: [[String: String]], _ columns: [Column], _ maxRows: Int) -> [Finding] {
        var findings: [Finding] = []
        if rows.count > maxRows {
            findings.append(finding(.fieldTooMany, figures(limit: maxRows, count: rows.count), level: .warning))
        }
        for (index, row) in rows.enumerated() where !row.values.allSatisfy(\.isBlank) {
            for column in columns { findings += cellFindings(row[column.id] ?? "", column, row: index + 1) }
        }
        return findings
    }

    private func cellFindings(_ text: String, _ column: Column, row: Int) -> [Finding] {
        if text.isBlank {
            let arguments: [String: Argument] = ["row": .number(row), "column": .localized(column.label)]
            return column.required ? [finding(.fieldCellRequired, arguments, level: .hint)] : []
        }
        let check = ScalarCheck(label: label(ofRow: row, column), place: .field(id))
        return switch column.kind {
        case .text(let limit), .markdown(let limit): check.length(text, limit: limit)
        case .number(let unit, let integer, let min, let max):
            check.number(text, unit: unit, integer: integer, min: min, max: max)
        case .choice(let options): check.choice([text], options)
        case .date: check.date(text)
        case .boolean: check.boolean(text)
        }
    }

    private func label(ofRow row: Int, _ column: Column) -> LocalizedText {
        LocalizedText(
            fr: "\(label.fr), ligne \(row), \(column.label.fr)",
            en: "\(label.text(in: .english)), row \(row), \(column.label.text(in: .english))")
    }

    func fileFindings(
        _ attachments: [Attachment], _ files: [MediaFile.ID: MediaFile], kinds: [FileKind], maxSize: Int, maxItems: Int
    ) -> [Finding] {
        var findings: [Finding] = []
        if attachments.count > maxItems {
            findings.append(finding(.fieldTooMany, figures(limit: maxItems, count: attachments.count), level: .warning))
        }
        for attachment in attachments {
            let name = Argument.text(attachment.name)
            guard let file = files[attachment.file] else {
                findings.append(finding(.fileMissing, ["name": name], level: .error))
                continue
            }
            if !kinds.contains(where: { $0.rawValue == file.format }) {
                let known = kinds.map(\.rawValue).joined(separator: ", ")
                findings.append(finding(.fieldFileKind, ["name": name, "kinds": .text(known)], level: .error))
            }
            if file.size > maxSize {
                let sizes: [String: Argument] = ["name": name, "limit": .bytes(maxSize), "size": .bytes(file.size)]
                findings.append(finding(.fieldFileTooLarge, sizes, level: .error))
            }
        }
        return findings
    }

    func photoFindings(
        _ photos: [Photo], _ files: [MediaFile.ID: MediaFile], minWidth: Int, minHeight: Int, maxItems: Int
    ) -> [Finding] {
        var findings: [Finding] = []
        if photos.count > maxItems {
            findings.append(finding(.fieldTooMany, figures(limit: maxItems, count: photos.count), level: .warning))
        }
        for photo in photos {
            if photo.alt.isBlank { findings.append(finding(.altMissing, level: .hint)) }
            if photo.alt.count > Limits.alt {
                findings.append(
                    finding(.textTooLong, figures(limit: Limits.alt, count: photo.alt.count), level: .error))
            }
            guard let file = files[photo.file] else {
                findings.append(finding(.fileMissing, level: .error))
                continue
            }
            if file.width < minWidth || file.height < minHeight {
                let pixels: [String: Argument] = [
                    "width": .number(file.width), "height": .number(file.height), "minWidth": .number(minWidth),
                    "minHeight": .number(minHeight),
                ]
                findings.append(finding(.fieldPhotoTooSmall, pixels, level: .warning))
            }
        }
        return findings
    }
}
