package vn.htsd.scheduler.run;

import vn.htsd.scheduler.connection.Databases;
import vn.htsd.scheduler.connection.Web;
import vn.htsd.scheduler.mail.Postbox;

/** Through what tasks reach other systems. */
public record Outside(Postbox postbox, Web web, Databases databases) {
    /** Letters, and web services and databases as connections name them; there is no warehouse. */
    public static Outside of(Postbox postbox) {
        return new Outside(postbox, new Web(), new Databases(null));
    }
}
