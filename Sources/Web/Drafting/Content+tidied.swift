import Domain

extension Content {
    /// Without the steps and rows in which nothing was written: what readers get.
    var tidied: Content {
        var content = self
        content.steps.removeAll(where: \.isEmpty)
        for (id, value) in content.fields {
            switch value {
            case .materials(let rows):
                content.fields[id] = .materials(rows.filter { !$0.name.isBlank || !$0.quantity.isBlank })
            case .table(let rows):
                content.fields[id] = .table(rows.filter { !$0.values.allSatisfy(\.isBlank) })
            default: break
            }
            if content.fields[id]?.isEmpty ?? true { content.fields[id] = nil }
        }
        return content
    }
}
