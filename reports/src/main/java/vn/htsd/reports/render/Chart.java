package vn.htsd.reports.render;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

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

    void draw(Graphics2D page, Rectangle2D area);
}
