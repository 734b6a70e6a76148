extension Unit {
    /// What one of this unit is in `other`, or nil when they do not measure the same thing.
    func factor(to other: Unit) -> Double? {
        if self == other { return 1 }
        guard !measure.isPlain, measure.powers == other.measure.powers, let size = measure.scale,
            let otherSize = other.measure.scale
        else { return nil }
        return size / otherSize
    }
}
