/// What a job of the kind `photo` is asked for.
package struct PhotoOrder {
    package let limits: PictureLimits
    /// Pixels, ascending.
    package let widths: [Int]

    /// - Parameter words: longest side and pixels that are allowed, then one width or more, ascending.
    package init?(_ words: ArraySlice<String>) {
        let numbers = words.compactMap { Int($0) }.filter { $0 > 0 }
        guard numbers.count >= 3, numbers.count == words.count else { return nil }
        limits = PictureLimits(side: numbers[0], pixels: numbers[1])
        widths = Array(numbers[2...])
    }
}
