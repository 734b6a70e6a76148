package import Raster
package import WorkerKit

/// A picture with all marks on it and cut to size, and how it is to be looked at.
package struct MarkedPicture {
    /// Still as the camera held it: turning comes with writing, so that a large picture is never held twice.
    package let picture: Picture
    /// 1...8.
    package let orientation: Int

    /// Upright.
    package var width: Int { MarkView(orientation: orientation).isTransposed ? picture.height : picture.width }
    package var height: Int { MarkView(orientation: orientation).isTransposed ? picture.width : picture.height }

    /// Draws on the picture itself.
    /// - Parameters:
    ///   - picture: colours in sRGB.
    ///   - orientation: how it was held, 1...8.
    ///   - font: a TrueType file, mapped.
    package init(_ picture: Picture, orientation: Int, marks: Marks, font: Bytes) {
        let view = MarkView(orientation: orientation)
        self.picture = picture.withPixels { pixels in
            let canvas = MarkCanvas(
                pixels: pixels, storedWidth: picture.width, storedHeight: picture.height, view: view)
            let kept = marks.crop.map(canvas.nearest)
            let drawing = MarkDrawing(
                canvas, kept: kept ?? canvas.whole, quarterTurns: marks.quarterTurns, font: font)
            for mark in marks.drawn { drawing.draw(mark) }
            return kept.map { picture.cut(to: canvas.stored($0)) } ?? picture
        }
        self.orientation = view.turned(marks.quarterTurns).orientation
    }
}

extension Picture {
    fileprivate func cut(to area: MarkArea) -> Picture {
        let part = Picture(width: area.width, height: area.height, transparent: transparent, fewColours: fewColours)
        let row = 4 * area.width
        withPixels { whole in
            part.withPixels { pixels in
                for y in 0..<area.height {
                    let start = 4 * ((area.y + y) * width + area.x)
                    _ = pixels[row * y..<row * (y + 1)].update(fromContentsOf: whole[start..<start + row])
                }
            }
        }
        return part
    }
}
