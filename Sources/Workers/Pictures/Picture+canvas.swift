import Raster

extension Picture {
    /// Takes over RGBA from a decoder, having looked whether it is transparent or has few colours.
    static func looked(at pixels: UnsafeMutablePointer<UInt8>, _ width: Int, _ height: Int) -> Picture {
        let picture = Picture(owning: pixels, width: width, height: height, transparent: false, fewColours: false)
        picture.look()
        return picture
    }

    /// The picture at a place on a larger canvas that is transparent elsewhere.
    func placed(_ left: Int, _ top: Int, onto width: Int, _ height: Int) -> Picture {
        let canvas = Picture(width: width, height: height, transparent: true, fewColours: fewColours)
        canvas.withPixels { to in
            to.update(repeating: 0)
            withPixels { from in
                for y in 0..<self.height {
                    let row = from[4 * y * self.width..<4 * (y + 1) * self.width]
                    _ = to[(4 * ((top + y) * width + left))...].update(fromContentsOf: row)
                }
            }
        }
        return canvas
    }
}
