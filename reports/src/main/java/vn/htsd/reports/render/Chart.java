package vn.htsd.reports.render;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import vn.htsd.reports.figure.Printed;

/** A drawing in lines and letters: sharp at any size, told apart in grey. */
public interface Chart {
    /** The room that the page template keeps for it. */
    enum Size {
        TINY,
        SMALL,
        MEDIUM,
        LARGE,
        PAGE
    }

    Size size();

    /** The figures that are written in it. */
    default List<Printed.Use> figures() {
        return List.of();
    }

    void draw(Graphics2D page, Rectangle2D area);
}
