package vn.htsd.reports.render;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import vn.htsd.reports.figure.Printed;

/** A drawing in lines and letters: sharp at any size, told apart in grey. */
public interface Chart {
    /** The room that the page template keeps for it. */
    enum Size {
        TINY(104),
        SMALL(190),
        MEDIUM(250),
        LARGE(340),
        PAGE(520);

        private final int height;

        Size(int height) {
            this.height = height;
        }

        /** In points, as the template has it. */
        int height() {
            return height;
        }
    }

    Size size();

    /** The figures that are written in it. */
    default List<Printed.Use> figures() {
        return List.of();
    }

    void draw(Graphics2D page, Rectangle2D area);
}
